package nlu_test

import (
	"testing"
	"time"

	"tickertape/core/ask"
)

func TestAWeightIsSetForGoodByWhoeverSaysSo(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]ask.Unit{
		"use grams for gold": ask.Gram, "use kilograms": ask.Kilogram, "use ounces": ask.Ounce, "always show metals in grams": ask.Gram, "settings units g": ask.Gram, "gold in grams instead of ounces": ask.Gram,
		"usa gramos para el oro": ask.Gram, "usa kilogramos": ask.Kilogram, "usa onzas": ask.Ounce, "nimm Gramm für Gold": ask.Gram, "nimm Kilogramm": ask.Kilogram, "nimm Unzen": ask.Ounce, "verwende Gramm für Gold": ask.Gram,
		"utilise les grammes pour l’or": ask.Gram, "utilise les kilogrammes": ask.Kilogram, "utilise les onces": ask.Ounce, "use gramas para o ouro": ask.Gram, "use quilogramas": ask.Kilogram, "use onças": ask.Ounce,
		"altın için gram kullan": ask.Gram, "kilogram kullan": ask.Kilogram, "ons kullan": ask.Ounce, "используй граммы для золота": ask.Gram, "используй килограммы": ask.Kilogram, "используй унции": ask.Ounce,
		"黄金用克": ask.Gram, "使用公斤": ask.Kilogram, "使用盎司": ask.Ounce,
	} {
		q := understand(t, u, text)
		if q.Intent != ask.Settings || len(q.Wishes) != 1 || q.Wishes[0].Key != ask.InUnits || q.Wishes[0].Value != string(want) {
			t.Errorf("%q is %s: %+v", text, q.Intent, q.Wishes)
		}
	}
}

func TestAPriceInAWeightIsNoSetting(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]ask.Unit{
		"gold in grams": ask.Gram, "silver in kg": ask.Kilogram, "gold per ounce": ask.Ounce, "price of gold per gram": ask.Gram, "chart GC=F 7d per oz": ask.Ounce, "chart GC=F 7d per kg": ask.Kilogram, "gold price": "", "oro en gramos": ask.Gram, "gold in gramm": ask.Gram, "or en grammes": ask.Gram, "ouro em gramas": ask.Gram, "золото в граммах": ask.Gram,
	} {
		if q := understand(t, u, text); q.Intent != ask.Price && q.Intent != ask.Chart || q.Unit != want || len(q.Assets) != 1 {
			t.Errorf("%q is %s in %q of %v, want %q", text, q.Intent, q.Unit, q.Assets, want)
		}
	}
	if q := u.Within(t.Context(), "per ounce", []string{"gold price per gram"}, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)); q.Unit != ask.Ounce || len(q.Assets) != 1 {
		t.Errorf("the ounce after the gram: %s %v in %q", q.Intent, q.Assets, q.Unit)
	}
}
