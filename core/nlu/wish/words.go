package wish

import (
	"strings"

	"tickertape/core/ask"
)

// kind is what a word means for a wish.
type kind uint8

const (
	none     kind = iota
	settings      // "settings"
	key           // names a preference
	value         // of the preference that it stands with: dark, on, stocks
	language      // one that we answer in
	foreign       // one that we don't
	place         // a zone
	weak          // a zone whose name is a common word elsewhere
	speak         // "answer", "habla": a language is likely
	live          // "i live in": a zone is likely
	priced        // "prices", "always show": a currency is likely
	drawn         // "charts": a theme is likely
	forget        // "reset"
	erase         // "delete": of settings, if they are named
	unasked       // "automatic", "every time": of tickers
	shy           // "unless I mention you"
	show          // "what is", "which"
	not           // "not", "instead of"
	stop          // "stop using"
	channel       // "for this channel"
	other         // what can't be set: notifications, decimals
	behind        // "yerine": what stands before it is not meant
	metal         // "gold": what is weighed
)

// meaning is a word's kind and what it stands for.
type meaning struct {
	kind  kind
	key   ask.Key
	value string
}

// entry is some phrases of one meaning, separated by ";". A word that ends in * stands for all
// that begin like it.
type entry struct {
	meaning
	phrases string
}

var vocabulary = []entry{
	{meaning{kind: settings}, "settings; setting; preferences; prefs; configuration; configure; ajustes; configuración; configuracion; preferencias; einstellung*; präferenz*; konfiguration; réglage*; paramètre*; préférence*; ajuste; configuraç*; configurac*; preferênc*; ayar*; tercih*; настрой*; параметр*; предпочтен*; 设置; 設置; 設定; 设定; 偏好; 配置"},

	{meaning{kind: key, key: ask.InCurrency}, "currency; currencies; base currency; default currency; my currency; moneda; monedas; divisa; divisas; währung*; waehrung*; standardwährung; basiswährung; devise; devises; monnaie; moeda; moedas; para birimi*; kur; kuru; döviz; валют*; 货币; 貨幣; 币种; 幣種; 计价; 計價; 本位币"},
	{meaning{kind: key, key: ask.InZone}, "timezone; time zone; tz; zone; my time; local time; times; clock; zona horaria; huso horario; huso; uso horario; hora; horario; fuso; fuso horário; fuso horario; horário; zeitzone*; uhrzeit*; ortszeit; fuseau; fuseau horaire; heure; heures; heure locale; l'heure; saat dilimi*; saat; saati; zaman dilimi*; часов* пояс; часовой пояс; часового пояса; часовом поясе; пояс; время; времени; 时区; 時區; 时间; 時間"},
	{meaning{kind: key, key: ask.InLanguage}, "language; languages; lang; idioma; idiomas; lengua; sprache; sprachen; langue; langues; língua; dil; dili; dilim; dilini; dilde; язык*; языке; 语言; 語言"},
	{meaning{kind: key, key: ask.TakenFirst}, "ticker; tickers; symbols; ambiguous tickers; ambiguous symbols; kürzel; símbolos; simbolos; sembol*; symboles; тикер*; 代码; 代碼; first; prefer; zuerst; primero; primeiro; d'abord; önce; сначала; 优先"},
	{meaning{kind: key, key: ask.InTheme}, "theme; mode; color scheme; background; tema; modo; fondo; fundo; thema; modus; design; hintergrund; thème; fond; mod; modu; temayı; arka plan; тем*; режим; фон; 主题; 主題; 模式; 背景"},
	{meaning{kind: key, key: ask.Ambient}, "ambient; ambient tickers; ambient ticker; ambient mode; cashtag; cashtags; dollar tickers; auto reply; auto replies; auto-reply; auto-replies; auto price replies; automatic replies; automatic comments; automatische reagieren; automatische antworten; respuestas automáticas; respostas automáticas; réponses automatiques; otomatik yanıtlar; автоответ*; автоматические ответы; 自动回复; 自动发行情; 自动行情; tickers ambientales; ambientales; tickers ambiente; umgebungs-ticker; tickers ambiants; ortam tickerları; фоновые тикеры; 环境行情; 自动报价"},

	{meaning{value, ask.InTheme, "dark"}, "dark; darker; noturno; noturna; nocturno; nocturna; nocturne; dark mode; night mode; black; oscuro; oscura; oscuros; oscuras; modo noche; escuro; escura; escuros; dunkel; dunkle; dunkles; dunklen; dunkler; nachtmodus; dunkelmodus; sombre; sombres; mode nuit; karanlık; koyu; gece modu; темн*; черн*; ночной; 深色; 暗色; 夜间; 黑色"},
	{meaning{value, ask.InTheme, "light"}, "light; light mode; bright; white; white background; claro; clara; claros; claras; blanco; branco; hell; helle; helles; hellen; heller; weiß; weiss*; clair; claire; clairs; blanc; açık; aydınlık; beyaz; светл*; бел*; дневной; 浅色; 亮色; 白色; 明亮"},
	{meaning{value, ask.TakenFirst, "equity"}, "stock; stocks; share; shares; equity; equities; stocks first; aktie; aktien; acción; acciones; ação; ações; acao; acoes; action; actions; hisse; hisseler; hisse senedi; акци*; 股票; 股"},
	{meaning{value, ask.TakenFirst, "crypto"}, "coin; coins; crypto; cryptos; cryptocurrency; cryptocurrencies; coins first; krypto; kryptos; kryptowährung*; cripto; criptos; criptomoneda*; criptomoeda*; cryptomonnaie*; kripto; kriptolar; kripto para*; монет*; крипт*; 币; 加密货币; 代币"},
	{meaning{value, ask.Ambient, "on"}, "on; enable; enabled; turn on; switch on; activate; start; activa; activar; enciende; encender; ativa; ativar; liga; ligar; ligue; active; activer; an; ein; einschalten; aktivieren; anschalten; aç; etkinleştir; включи; включить; вкл; 开启; 打开; 開啟; 打開; 启用"},
	{meaning{value, ask.Ambient, "off"}, "off; disable; disabled; turn off; switch off; shut off; switch that off; turn it off; ab; deactivate; shut up; desactiva; desactivar; apaga; apagar; desativa; desativar; desliga; desligar; désactive; désactiver; aus; ausschalten; deaktivieren; abschalten; kapat; kapa; выключи; выключить; отключи; откл; выкл; 关闭; 关掉; 关了; 关; 關閉; 關掉; 停用"},

	{meaning{kind: key, key: ask.InUnits}, "unit; units; weight; weights; unidad; unidades; unidade; einheit*; gewicht*; unité; unités; birim*; единиц*; вес; весовые; 单位; 單位; 重量"},
	{meaning{value, ask.InUnits, "g"}, "gram*; gramme; grammes; gramm; gramo; gramos; grama; gramas; metric; métrico; métricas; metrisch; métrique; metrik; грамм*; метрическ*; 克; 公克"},
	{meaning{value, ask.InUnits, "kg"}, "kg; kilo; kilos; kilogram*; kilogramo*; kilograma*; quilo; quilos; quilograma*; kilogramm*; kilogramme*; килограмм*; кило; кг; 公斤; 千克"},
	{meaning{value, ask.InUnits, "oz"}, "ounce*; oz; troy ounce*; onza*; onza troy; onzas troy; unze*; feinunze*; once troy; onces; onces troy; onça; onças; ons; ons'la; унци*; тройск* унци*; 盎司; 金衡盎司"},
	{meaning{value, ask.InUnits, "tola"}, "tola; tolas"},
	{meaning{kind: metal}, "gold; silver; platinum; palladium; metal; metals; precious metals; bullion; oro; plata; platino; paladio; metales; metales preciosos; silber; platin; metalle*; edelmetalle*; l'or; l'argent; platine; métaux; métaux précieux; ouro; prata; platina; paládio; metais; metais preciosos; altın*; gümüş*; paladyum; metaller*; değerli metaller*; золот*; серебр*; платин*; паллади*; металл*; драгметалл*; драгоценн* металл*; 黄金; 黃金; 白银; 白銀; 铂金; 钯金; 金属; 贵金属"},

	{meaning{kind: speak}, "speak; talk; answer; answers; reply; replies; respond; write; address me; chat in; habla; hables; hablame; háblame; responde; respóndeme; contesta; contéstame; escribe; fala; fale; falar; fales; responda; responder; responda-me; escreve; tratar-me; sprich; sprecht; antworte; antworten; schreib*; rede; red; parle; parlez; réponds; répondez; répondre; écris; konuş*; cevap; cevapla*; yanıt*; yaz; говори*; отвечай*; ответы; пиши*; общайся; разговаривай; 回答; 回复; 回覆; 说; 講; 交流; 沟通; 跟我; 讲"},
	{meaning{kind: live}, "i live in; i'm in; im in; i am in; i am based in; i'm based in; based in; located in; my city is; we are in; vivo en; estoy en; vivimos en; moro em; moro no; moro na; estou em; vivo em; ich lebe in; ich wohne in; wohne in; wohn in; bin in; lebe in; j'habite; j'habite à; je vis à; je suis à; je vis en; yaşıyorum; oturuyorum; 'deyim; я живу в; живу в; я в; живём в; нахожусь в; 我在; 我住在; 我们在; 我人在; 所在地"},
	{meaning{kind: priced}, "price; prices; quote; quotes; value; values; amounts; figures; numbers; everything; all in; precio; precios; montos; valores; todo en; todo; preço; preços; tudo; tudo em; preis*; betrag; beträge; alles; kurse; prix; montants; valeurs; tout; fiyat*; değer*; her şey*; hepsi; цен*; сумм*; все в; всё; 价格; 價格; 报价; 報價; 显示; 顯示; 都用; 一律"},
	{meaning{kind: drawn}, "chart; charts; graph; graphs; picture; pictures; grafik; grafiken; gráfico; gráficos; grafico; graficos; gráfica; gráficas; diagramm*; graphique*; grafikler*; график*; 图表; 圖表; 走势图"},
	{meaning{kind: forget}, "reset*; reset all; defaults; factory settings; back to default; back to defaults; to default; to standard; restore; unset; restablece*; restabl*; restaura*; reinici*; resete*; valores por defecto; de fábrica; d'origine; réglages d'origine; redefin*; restaurar; padrão de fábrica; zurücksetzen; zurueck; zurück; setz zurück; werkseinstellung*; réinitialis*; sıfırla*; varsayılana; сброс*; сбрось; на дефолт; верни по умолчанию; 重置; 恢复默认; 恢復預設; 恢复; 还原"},
	{meaning{kind: erase}, "forget; clear; delete; remove; undo; wipe; borra; borrar; olvida; apaga; esquece; limpa; remove; lösche; lösch; vergiss; entferne; oublie; efface; supprime; unut; sil; kaldır; забудь; очисти; удали; 清除; 忘记; 删除"},
	{meaning{kind: unasked}, "react; reacting; reacts; react to; auto; automatic; automatically; bare; every time; each time; every ticker; answering every; replying to every; by itself; unasked; automatisch*; bei jedem; jeden; jedem; kommentier*; reagier*; automátic*; automatic*; cada vez; que saltan solos; solos; saltan; sozinho; sozinhos; automatiqu*; à chaque; réagir; réagis*; otomatik*; kendi kendine; her seferinde; автоматич*; каждый раз; каждый; на каждый; 自动; 自動; 每次; 识别"},
	{meaning{kind: shy}, "unless i mention you; unless mentioned; unless i tag you; only when mentioned; only when tagged; only reply when tagged; only when i mention you; when tagged; without being asked; without mention; nur wenn ich dich erwähne; nur bei erwähnung; solo cuando te mencione; só quando eu te marcar; só quando marcado; seulement si je te mentionne; sadece etiketlenince; только когда упоминают; только по упоминанию; 只有@我; 除非@"},
	{meaning{kind: show}, "show my; show me my; list; view; see; which; what; what is; what's; whats; what are; my current; current; am i using; do i have; muestra mis; ver; ver mis; cuál; cual; cuáles; qué; que tengo; mis; zeig; zeige; zeig mir; welche; welcher; welches; was ist; wie ist; was sind; meine; montre; affiche; quel; quelle; quels; quelles; mes; quais; qual; mostra minhas; meus; minhas; mostrar; göster; neler; nedir; ne; hangi; hangisi; покажи; какой; какая; какие; какое; мои; 查看; 看看; 显示我; 什么; 什麼; 哪个; 哪個; 是什么; 我的设置; 多少"},
	{meaning{kind: not}, "not; no; don't; dont; never; instead of; rather than; nicht; kein; keine; statt; anstatt; anstelle von; sin; nunca; en vez de; en lugar de; não; nao; em vez de; ao invés de; pas; jamais; au lieu de; plutôt que; değil; не; нет; вместо; а не; 不要; 别; 別; 不是; 而不是; 别用; from; de un; menos"},
	{meaning{kind: stop}, "stop using; stop showing; do not use; don't use; dont use; no more; stop; deja de usar; no uses; no quiero; para de usar; não use; nao use; não usa; arrête d'utiliser; n'utilise pas; hör auf; nicht mehr; keine mehr; kullanma; не используй; хватит; 不要用; 别再用; 别用"},
	{meaning{kind: behind}, "yerine; değil; 而不是; 别用了; 不要了; statt dessen"},
	{meaning{kind: channel}, "for this channel; in this channel; this channel; for the channel; the channel; here in the channel; for everyone; for everybody; for all of us; for all here; in here; here; for this group; this group; in this group; for the group; for us; for this chat; este canal; en este canal; para este canal; el canal; este grupo; para todos; aquí; aqui; neste canal; nesse canal; deste canal; do canal; neste grupo; pra todo mundo; hier im kanal; im kanal; für den kanal; diesen kanal; in diesem kanal; diesem kanal; für alle; hier; in der gruppe; diese gruppe; dieser gruppe; channel; kanal; ce canal; dans ce canal; pour ce canal; le canal; du canal; ici; pour tous; pour tout le monde; ce groupe; dans ce groupe; ce salon; bu kanal*; kanalda; kanalın; burada; herkes için; bu grup*; grupta; этот канал; этом канале; этого канала; канал*; в канале; здесь; тут; для всех; этой группе; в группе; этом чате; в чате; 本频道; 这个频道; 頻道; 频道; 本群; 这个群; 这群; 群里; 这里; 這裡; 在这; 大家"},
	// What sounds like a channel and is none.
	{meaning{kind: none}, "ab jetzt; ab sofort; ab heute; ab morgen; toda hora; cada hora; jede stunde; every hour; from here on; from here on out; from here; de aquí en adelante; de aqui en adelante; a partir de aquí; daqui pra frente; daqui em diante; d'ici; here is; always show; auf dem neuesten stand; de ahora en adelante; ab hier; at all times; all the time; all time; jedes mal; every time; each time; por defecto; par défaut; por padrão; by default; standardmäßig; für mich; for me"},
	{meaning{kind: other}, "notification*; notif*; push; information; infos; profile; everything about me; about me; update; updates; disturb; voice; stör*; 24-stunden*; stunden*; calmes; calme; tranquilas; descanso; discret; compact; bülten*; bolet*; boletín; messages; images; 推送; 简报; 早报; 精简; 静音; 资料; 记录; 记錄; digest*; summary; summaries; report*; alerts; reminder*; quiet hours; silent; silence; mute; unmute; unsubscribe; subscribe; newsletter; mention*; decimal*; separator; comma; commas; format*; 24h; 24-hour; 12-hour; am/pm; date; dates; emoji*; tonne*; verbose; brief; short; shorter; long; longer; detailed; concise; miles; candles; candlestick*; interval; timeframe; leverage; password; email; name; nickname; account; history; data; the word; notificac*; avisos; resumen*; resumo*; recordatorio*; silencio; formato; fecha*; decimales; coma; velas; datos; historial; mensajes; benachrichtig*; zusammenfassung*; bericht*; ruhezeit*; stumm*; ruhe; nachkomma*; dezimal*; komma; kerzen; daten; verlauf; konto; kurz*; lange; länger*; kısa*; résumé*; récap*; rappel*; muet; décimale*; virgule; bougies; données; historique; compte; notifs; notificaç*; lembrete*; silenci*; casas decimais; vírgula; dados; histórico; conta; bildirim*; özet*; rapor*; sessiz*; rahatsız*; ondalık*; virgül; tarih*; mum*; veri*; hesab*; geçmiş*; mesaj*; уведомлен*; сводк*; отчет*; рассылк*; напоминан*; тихий; молчи; знак*; запят*; формат*; дат*; свеч*; данные; историю; истории; аккаунт*; кратк*; коротк*; подробн*; 通知; 提醒; 摘要; 周报; 日报; 早报; 静音; 免打扰; 勿扰; 小数; 逗号; 格式; 日期; 蜡烛; 数据; 历史; 账号; 帐号; 简短; 详细; 24小时制; 24小時制; 消息"},
}

// fillers stand beside a preference and are no value of it.
var fillers = wordSet("a an the to as in into on of at for is are be it its it's my me mine your you i please pls plz use using set change switch make put turn adjust update = : now always from and so from on onwards just only all our we want would like could can default base by " +
	"a al el la los las lo en de del mi mis me tu por para es está sea ponme pon poner cambia cambiar usa usar configura quiero y ahora siempre favor " +
	"o os as ao no na em do da meu minha pra pro seja coloca põe poe muda mudar troca e agora sempre quero bot aí trocar alterar " +
	"auf in im für der die das den dem mein meine meinen mir bitte stell stelle setz setze ändere ändern ist und zu ab jetzt immer nutze verwende umstellen einstellen mach soll sein " +
	"le la les un une du des en sur pour à au mon ma mes est mets mettre change changer utilise définis s'il te plaît svp et maintenant toujours que soit " +
	"benim bana olarak olsun yap ayarla değiştir kullan ve lütfen artık hep şimdi bundan sonra bir değiştirmek istiyorum için " +
	"в на для мой моя мою мне по и с это теперь всегда пожалуйста поставь смени измени сделай используй пусть будет бота " +
	"改 成 为 為 设 設 置 用 以 后 後 请 請 把 我 的 是 都 了 换 換 默 认 預 一 律 之 您 你 吧 到 和")

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[folded(w)] = true
	}
	return out
}
