package simulated

import (
	"math"
	"strings"

	"tickertape/core/market"
)

// perDollar is about how many units of a currency a US dollar buys, around the end of 2025.
var perDollar = map[string]float64{
	"usd": 1, "eur": 0.866, "gbp": 0.76, "jpy": 155, "cny": 7.12, "chf": 0.806, "cad": 1.404, "aud": 1.534, "nzd": 1.764, "inr": 88.5,
	"krw": 1_450, "brl": 5.35, "mxn": 18.35, "rub": 80.6, "try": 42.2, "zar": 17.2, "sek": 9.5, "nok": 10.1, "dkk": 6.46, "pln": 3.66,
	"czk": 20.9, "huf": 332, "ron": 4.4, "uah": 42, "ils": 3.27, "aed": 3.6725, "sar": 3.75, "sgd": 1.3, "hkd": 7.78, "twd": 31,
	"thb": 32.4, "idr": 16_650, "myr": 4.14, "php": 58.9, "vnd": 26_300, "ngn": 1_445, "kes": 129.3, "egp": 47.3, "ars": 1_420, "clp": 935,
	"cop": 3_780, "pkr": 281, "kzt": 522, "gel": 2.71, "isk": 126, "pen": 3.38, "uyu": 39.8, "bob": 6.91, "dop": 64, "qar": 3.64,
	"kwd": 0.307, "mad": 9.27, "bgn": 1.69, "uzs": 11_950, "byn": 3.41, "xof": 568, "xaf": 568, "dzd": 130.4, "tnd": 2.95, "rsd": 101.4,
	"jod": 0.709, "bhd": 0.377, "omr": 0.3845, "iqd": 1_310, "irr": 42_100, "azn": 1.7, "amd": 382, "mdl": 17, "kgs": 87.4, "tjs": 9.25,
	"lkr": 305, "bdt": 122, "npr": 141.6, "mmk": 2_100, "lak": 21_650, "khr": 4_020, "mop": 8.01, "crc": 502, "gtq": 7.66, "hnl": 26.3,
	"nio": 36.8, "pyg": 7_050, "cup": 24, "ghs": 10.95, "tzs": 2_450, "ugx": 3_620, "etb": 153, "aoa": 912, "mzn": 63.9, "lbp": 89_500,
	"afn": 66, "all": 82.5, "ang": 1.79, "awg": 1.79, "bam": 1.69, "bbd": 2, "bif": 2_960, "bmd": 1, "bsd": 1, "btn": 88.5, "bwp": 13.4, "bzd": 2.01, "cdf": 2_250, "cve": 95.5,
	"djf": 177.7, "fjd": 2.27, "gmd": 73, "gnf": 8_690, "gyd": 209, "htg": 131, "jmd": 160, "kyd": 0.833, "lrd": 180, "lsl": 17.2, "lyd": 5.45, "mga": 4_480, "mkd": 53.3, "bnd": 1.3,
	"sbd": 8.3, "scr": 14.2, "ttd": 6.78, "mnt": 3_580, "mur": 46, "mvr": 15.4, "mwk": 1_734, "nad": 17.2, "pab": 1, "pgk": 4.25, "rwf": 1_455, "sdg": 600, "sos": 571, "srd": 38.5,
	"syp": 110, "szl": 17.2, "tmt": 3.5, "top": 2.4, "ves": 400, "vuv": 121, "wst": 2.78, "xcd": 2.7, "xpf": 103.3, "yer": 238.5, "zmw": 20,
}

// supplies are about how many coins there are, so that market caps stand in the order of the world.
var supplies = map[string]float64{
	"bitcoin": 19_950_000, "ethereum": 120_700_000, "tether": 184e9, "binancecoin": 138e6, "solana": 553e6, "ripple": 60.1e9, "usd-coin": 75e9,
	"dogecoin": 151e9, "cardano": 36.6e9, "tron": 94.7e9, "avalanche-2": 427e6, "chainlink": 697e6, "shiba-inu": 589e12, "stellar": 32.1e9,
	"sui": 3.68e9, "bitcoin-cash": 19.95e6, "litecoin": 76.5e6, "polkadot": 1.63e9, "monero": 18.45e6, "pepe": 420.7e12,
	"the-open-network": 2.5e9, "uniswap": 630e6, "near": 1.28e9, "aptos": 724e6, "dai": 5.3e9,
	"staked-ether": 8.5e6, "wrapped-bitcoin": 126e3, "wrapped-steth": 3.4e6, "hyperliquid": 337e6, "ethena-usde": 7.5e9, "usds": 9.5e9, "leo-token": 922e6,
	"wrapped-eeth": 2.3e6, "coinbase-wrapped-btc": 73e3, "ethereum-classic": 154e6, "cosmos": 480e6, "filecoin": 715e6, "internet-computer": 543e6,
	"hedera-hashgraph": 42.5e9, "arbitrum": 5.6e9, "okb": 21e6, "crypto-com-chain": 38e9, "mantle": 3.25e9, "aave": 15.3e6, "zcash": 16.4e6,
	"usd1-wlfi": 2.8e9, "first-digital-usd": 900e6, "official-trump": 200e6, "bittensor": 10.3e6,
}

// figure is about where an indicator stands: its level now, and what it grows by in a year, in
// percent; a figure that does not grow wavers by a share of its level.
type figure struct{ now, grows, wavers float64 }

// figures are those whose size the unit does not tell, by code; others of the same unit are of
// the size of their unit.
var figures = map[string]figure{
	"payrolls": {159_600, 0.9, 0.0003}, "jobless_claims": {224_000, 0, 0.04}, "continued_claims": {1_950_000, 0, 0.03}, "jolts": {7_200, 0, 0.05},
	"wages": {36.8, 3.8, 0.001}, "nominal_gdp": {30_500, 4.8, 0.002}, "gdp_level": {23_800, 2.1, 0.002}, "potential_gdp": {23_600, 2.2, 0},
	"durable_goods": {312_000, 3, 0.02}, "retail_sales": {733_000, 4, 0.004}, "consumer_sentiment": {58, 0, 0.09}, "consumer_credit": {5_080_000, 2.5, 0.001},
	"m2": {22_200, 4.5, 0.002}, "m1": {18_900, 4, 0.002}, "fed_balance_sheet": {6_570_000, 0, 0.01}, "housing_starts": {1_330, 0, 0.06},
	"building_permits": {1_370, 0, 0.05}, "new_home_sales": {720, 0, 0.07}, "existing_home_sales": {4_060_000, 0, 0.04}, "median_home_price": {412_000, 2.5, 0.01},
	"average_home_price": {512_000, 2.5, 0.01}, "trade_balance": {-71_000, 0, 0.15}, "debt": {37_600_000, 6, 0.001}, "deficit": {-1_780_000, 0, 0.05},
	"gas_price": {3.12, 0, 0.06}, "diesel_price": {3.75, 0, 0.06}, "population": {342_600, 0.6, 0}, "disposable_income": {18_000, 2, 0.002},
	"egg_price": {3.5, 0, 0.15}, "milk_price": {4.1, 1.5, 0.02}, "bread_price": {1.85, 1.5, 0.02}, "beef_price": {6.3, 8, 0.02}, "electricity_price": {0.188, 4, 0.01},
	"personal_income": {26_400, 5, 0.002}, "personal_spending": {21_100, 5, 0.002}, "real_spending": {16_500, 2.5, 0.002}, "corporate_profits": {3_650, 5, 0.02},
	"gdp_per_capita": {69_600, 1.5, 0.002}, "government_spending": {7_200, 5, 0.01}, "tax_receipts": {5_600, 5, 0.01}, "interest_payments": {1_200, 6, 0.005},
	"exports": {285_000, 4, 0.02}, "imports": {356_000, 4, 0.02}, "current_account": {-1_150, 0, 0.1}, "employment": {163_600, 0.7, 0.001},
	"long_term_unemployed": {1_850, 0, 0.05}, "unemployment_duration": {24, 0, 0.04}, "manufacturing_jobs": {12_700, 0, 0.004}, "government_jobs": {23_500, 0.3, 0.002},
	"hires": {5_300, 0, 0.03}, "layoffs": {1_750, 0, 0.05}, "weekly_hours": {34.2, 0, 0.002}, "minimum_wage": {7.25, 0, 0}, "vehicle_sales": {16.1, 0, 0.04},
	"core_retail_sales": {590_000, 4, 0.004}, "business_inventories": {2_670_000, 1.5, 0.003}, "inventory_ratio": {1.37, 0, 0.01}, "factory_orders": {602_000, 2.5, 0.01},
	"core_capital_goods": {77_500, 3, 0.008}, "construction_spending": {2_160_000, 1.5, 0.01}, "housing_supply": {7.6, 0, 0.07}, "housing_inventory": {1_090_000, 0, 0.05},
	"household_net_worth": {176_000_000, 6, 0.005}, "household_debt": {20_700_000, 3, 0.001}, "debt_service": {11.2, 0, 0.02}, "student_loans": {1_810_000, 1.5, 0.002},
	"auto_loans": {1_560_000, 1.5, 0.002}, "credit_card_debt": {1_316_000, 3, 0.004}, "reverse_repo": {8, 0, 0.5}, "treasury_general_account": {890_000, 0, 0.06},
	"bank_reserves": {2_950, 0, 0.03}, "m2_velocity": {1.39, 0, 0.005}, "monetary_base": {5_380_000, 0, 0.01}, "bank_credit": {18_700, 4, 0.001},
	"commercial_loans": {2_700, 1, 0.003}, "deposits": {18_500, 3, 0.002}, "money_market_funds": {7_700_000, 8, 0.002}, "debt_to_gdp": {119, 0.5, 0.003},
	"participation": {62.4, 0, 0.002}, "prime_age_participation": {83.7, 0, 0.002}, "employment_ratio": {59.7, 0, 0.003}, "capacity_utilization": {77.5, 0, 0.005},
	"youth_unemployment": {10.4, 0, 0.04}, "u6": {8.1, 0, 0.03}, "quits_rate": {1.9, 0, 0.05}, "homeownership": {65.1, 0, 0.003}, "rental_vacancy": {7.1, 0, 0.02},
	"credit_card_rate": {21.1, 0, 0.01}, "delinquency": {3, 0, 0.03}, "mortgage_delinquency": {1.8, 0, 0.02}, "ecommerce": {16.3, 0, 0.01}, "gdp": {2.1, 0, 0.4},
	"mortgage_30y": {6.3, 0, 0.04}, "mortgage_15y": {5.6, 0, 0.04}, "prime_rate": {7, 0, 0}, "yield_curve": {0.55, 0, 0.2}, "yield_curve_3m": {0.2, 0, 0.9},
	"breakeven": {2.3, 0, 0.04}, "breakeven_5y": {2.4, 0, 0.04}, "forward_inflation": {2.25, 0, 0.03}, "real_yield": {1.8, 0, 0.05}, "real_yield_5y": {1.4, 0, 0.06},
	"high_yield_spread": {3.1, 0, 0.08}, "investment_grade_spread": {0.82, 0, 0.06}, "baa_spread": {1.75, 0, 0.05}, "high_yield": {6.7, 0, 0.03}, "recession": {0.2, 0, 0.5},
	"recession_probability": {1.2, 0, 0.6}, "recession_flag": {0, 0, 0}, "poverty_rate": {10.8, 0, 0.02}, "weekly_index": {2.2, 0, 0.15}, "pmi": {49, 0, 0.02},
	"financial_conditions": {-0.52, 0, 0.1}, "financial_stress": {-0.6, 0, 0.3}, "activity_index": {-0.1, 0, 2}, "empire_state": {4, 0, 2.5}, "philly_fed": {2, 0, 4},
	"policy_uncertainty": {260, 0, 0.3}, "gini": {41.8, 0, 0.004}, "dollar_trade_weighted": {121.5, 0, 0.02}, "household_income": {83_700, 3, 0},
	"real_household_income": {82_000, 1, 0}, "life_expectancy": {78.6, 0.1, 0}, "fertility_rate": {1.62, 0, 0.005}, "savings_rate": {4.6, 0, 0.06},
	"exports cn": {305e9, 5, 0.03}, "imports cn": {215e9, 2, 0.03}, "exports de": {145e9, 2, 0.02}, "exports jp": {62e9, 2, 0.03},
	"population cn": {1.408e9, -0.1, 0}, "population in": {1.45e9, 0.9, 0}, "population jp": {123.9e6, -0.5, 0}, "population de": {83.5e6, 0.1, 0},
	"gdp cn": {19.2e12, 4.5, 0}, "gdp in": {4.1e12, 6.5, 0}, "gdp tr": {1.45e12, 3.5, 0}, "gdp ru": {2.2e12, 1.5, 0}, "gdp id": {1.43e12, 5, 0},
	"gdp jp": {590_000, 0.8, 0.003}, "gdp eu": {2_900_000, 1.2, 0.002}, "gdp de": {723_000, 0.6, 0.002}, "gdp fr": {577_000, 0.9, 0.002}, "gdp it": {440_000, 0.6, 0.002},
	"gdp gb": {640_000, 1.2, 0.002}, "m2 eu": {15.9e12, 2.8, 0}, "m2 cn": {335e12, 8, 0}, "m2 jp": {1.27e15, 1.5, 0},
}

// standing is where an indicator stands: by its country where that differs, else by its code
// in the United States, or by its unit.
func standing(ind market.Indicator) figure {
	if f, ok := figures[ind.Code+" "+ind.Country]; ok {
		return f
	}
	other := ind.Country != "" && ind.Country != "us"
	if f, ok := figures[ind.Code]; ok && (!other || strings.HasPrefix(ind.Unit, "%")) {
		return f
	}
	switch {
	case strings.HasPrefix(ind.Unit, "%"):
		return figure{4, 0, 0.15}
	case strings.HasPrefix(ind.Unit, "index") && strings.Contains(ind.Unit, "=100"):
		return figure{indexNow(ind.Unit), 2.8, 0.0015}
	case strings.HasPrefix(ind.Unit, "index"):
		return figure{50, 0, 0.03}
	case strings.HasPrefix(ind.Unit, "thousand"):
		return figure{20_000, 1, 0.002}
	}
	return figure{500_000, 2, 0.003}
}

// indexNow is where prices stand that were 100 in the year that the unit names.
func indexNow(unit string) float64 {
	for i := 0; i+4 <= len(unit); i++ {
		year := 0
		for _, r := range unit[i : i+4] {
			if r < '0' || r > '9' {
				year = -1
				break
			}
			year = 10*year + int(r-'0')
		}
		if year >= 1950 && year <= 2026 {
			return 100 * math.Pow(1.028, float64(2026-year))
		}
	}
	return 100
}
