#include "tests/translating/planted.h"

namespace planted {

const std::vector<Fault>& faults() {
  static const std::vector<Fault> all = {
      // ICU messages
      {"en", "Noch {n} Tage", "{n days left", "not-icu"},
      {"en", "Noch {n} Tage", "{n}} days left", "not-icu"},
      {"en", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {# day}}", "not-icu"},
      {"en", "{n, plural, one {# Tag} other {# Tage}}", "{n, plurall, one {# day} other {# days}}", "argument-type"},
      {"en", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one # day other # days}", "not-icu"},
      // Arguments
      {"uk", "Raum {room}", "Кімната", "argument-missing"},
      {"uk", "Raum {room}", "Кімната {кімната}", "argument-unknown"},
      {"en", "Raum {room}", "Room {raum}", "argument-missing"},
      {"en", "Noch {n} Tage", "{n, plural, one {# day} other {# days}} left", "argument-type"},
      {"en", "{n, plural, one {# Tag} other {# Tage}}", "{n} days", "argument-type"},
      {"pl", "Hier {name}", "Tu {name} {miasto}", "argument-unknown"},
      // Plural categories
      {"ar", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {يوم} other {# أيام}}", "plural-missing"},
      {"pl", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {# dzień} other {# dni}}", "plural-missing"},
      {"ru", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {# день} many {# дней} other {# дня}}",
       "plural-missing"},
      {"ro", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {# zi} other {# zile}}", "plural-missing"},
      {"vi", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {# ngày} other {# ngày}}", "plural-unknown"},
      {"en", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {# day} few {# days} other {# days}}",
       "plural-unknown"},
      {"en", "{n, selectordinal, other {#.}}", "{n, selectordinal, one {#st} other {#th}}", "plural-missing"},
      // Branches
      {"en", "{who, select, kita {Kita} other {Amt}}", "{who, select, daycare {Kita} other {office}}",
       "select-branches"},
      {"uk", "{who, select, kita {Kita} other {Amt}}", "{who, select, other {установа}}", "select-branches"},
      // The apostrophe
      {"uk", "Name: {name}", "Ім'я: {name}", "apostrophe"},
      {"tr", "Magdeburg: {n}", "Magdeburg'da: {n}", "apostrophe"},
      {"en", "Das ist {name}", "That's '{name}'", "apostrophe"},
      // Characters
      {"ar", "Hier", "\u202bهنا\u202c", "characters"},
      {"fa", "Hier", "\u2067اینجا", "characters"},
      {"en", "Hier", "He\u0007re", "characters"},
      {"en", "Hier", "Here\ufffd", "characters"},
      {"vi", "Hier", "O\u031b\u0309 \u0111a\u0302y", "characters"},
      {"en", "Hier", "Here\ufeff", "characters"},
      {"ar", "Hier", "هنا\u200f", "invisible"},
      {"pl", "Hier", "Tu\u200btaj", "invisible"},
      {"ru", "Elternabend", "Роди\u00adтели", "invisible"},
      {"pl", "Hier", "Tu\u200ctaj", "invisible"},
      {"en", "Hier", "Here \ue001", "invisible"},
      {"en", "Hier. Dort.", "Here.\nThere.", "line-end"},
      {"en", "Hier", "Here\tnow", "line-end"},
      // Spaces
      {"en", "Hier und dort", "Here  and there", "space-double"},
      {"ru", "Hier und dort", "Здесь\u00a0 и там", "space-double"},
      {"ro", "Hier, dort", "Aici , acolo", "space-before"},
      {"ar", "Hier, dort", "هنا ، هناك", "space-before"},
      {"en", "Wo?", "Where ?", "space-before"},
      {"en", "Hier, dort", "Here,there", "space-after"},
      {"fa", "Hier, dort", "اینجا،آنجا", "space-after"},
      {"en", "Hier (dort)", "Here ( there)", "space-inside"},
      {"en", "Hier (dort)", "Here (there )", "space-inside"},
      {"en", "Hier", "Here ", "space-edge"},
      {"uk", "Hier", " Тут", "space-edge"},
      // Marks
      {"en", "Hier, dort", "Here,, there", "mark-double"},
      {"ar", "Wo ist das?", "أين هذا?", "mark-foreign"},
      {"fa", "Hier, dort", "اینجا, آنجا", "mark-foreign"},
      {"ar", "Hier; dort", "هنا; هناك", "mark-foreign"},
      {"uk", "Wo ist das?", "Де це؟", "mark-foreign"},
      {"en", "Hier, dort", "Here، there", "mark-foreign"},
      {"ru", "Das ist da.", "Это здесь።", "mark-foreign"},
      {"vi", "Hier, dort", "Ở đây，ở đó", "mark-foreign"},
      {"en", "Wo ist das?", "Where is that\u037e", "characters"},
      {"en", "Wo ist das?", "Where is that", "mark-end"},
      {"ti", "Das brauchen Sie:", "እዚ የድልየኩም", "mark-end"},
      {"en", "Das ist der Brief.", "That is the letter", "mark-end"},
      {"en", "Bitte warten …", "Please wait ...", "dots"},
      {"en", "Ein „Bescheid“", "A \"Bescheid\"", "quotes-straight"},
      {"ru", "Ein „Bescheid“", "Это «Bescheid", "pairs"},
      {"en", "Ein „Bescheid“", "A “Bescheid", "pairs"},
      {"pl", "Das Amt (Rathaus)", "Urząd (Rathaus", "pairs"},
      {"bg", "Das Amt (Rathaus)", "Служба Rathaus)", "pairs"},
      // Letters and digits
      {"fa", "Buch", "كتاب", "letter-foreign"},
      {"ar", "Buch", "کتاب", "letter-foreign"},
      {"ro", "Hilfe", "Ştiri şi ajutor", "letter-foreign"},
      {"uk", "Wir", "Мы тут", "letter-foreign"},
      {"ru", "Hilfe", "Допомога тут і там", "letter-foreign"},
      {"bg", "Wir", "Мы сме тук", "letter-foreign"},
      {"ku", "Berg", "dağ", "letter-foreign"},
      {"ru", "Hilfe", "П\u043eм\u006fщь", "letters-mixed"},
      {"bg", "Kita", "детск\u0061 градина", "letters-mixed"},
      {"ar", "Um 8 Uhr", "الساعة ٨", "digits"},
      {"fa", "Seit 2024", "از ۲۰۲۴", "digits"},
      // Data
      {"en", "Rufen Sie 116 117 an.", "Call 116 171.", "phone"},
      {"uk", "Telefon 0391 540-3670", "Телефон 0391 540-3671", "phone"},
      {"en", "Bis 31.12.2026", "Until 31.12.2025", "numbers"},
      {"ru", "Ab 18 Jahren", "С 16 лет", "numbers"},
      {"en", "Ein Kind unter 3 Jahren", "A child under three", "numbers", true},
      {"en", "Mehr: www.magdeburg.de", "More: www.magdeburg.com", "address"},
      {"pl", "Schreiben Sie an kita@example.org", "Napisz na kita@example.com", "address"},
      // German left, and what programs write
      {"en", "Sie brauchen diesen Brief nicht.", "Sie brauchen diesen Brief nicht.", "identical"},
      {"uk", "Notfall", "Notfall", "identical"},
      {"pl", "Bitte warten Sie hier.", "Bitte warten Sie tutaj.", "german-left"},
      {"ar", "Das ist kostenlos.", "هذا ist kostenlos.", "german-left"},
      {"en", "Hier", "TODO here", "code"},
      {"en", "Hier und dort", "Here &amp; there", "code"},
      {"en", "Hier", "<b>Here</b>", "code"},
      {"ru", "Noch {n} Tage", "Ещё %s {n} дней", "code"},
      // Markdown of the content
      {"en", "Das ist **wichtig**.", "This is important.", "markdown", true, true},
      {"en", "Lesen Sie [Wohngeld](application/wohngeld).", "Read [housing](application/kindergeld).", "markdown", true,
       true},
      {"uk", "Lesen Sie [Wohngeld](application/wohngeld).", "Читайте Wohngeld.", "markdown", true, true},
      {"en", "Titel", "**Title**", "markdown", true, false},
  };
  return all;
}

const std::vector<Fault>& no_faults() {
  static const std::vector<Fault> all = {
      {"en", "Hier", "Here", ""},
      {"en", "Ein „Bescheid“", "A “decision” („Bescheid“)", ""},
      {"ru", "Ein „Bescheid“", "Это «решение» („Bescheid“)", ""},
      {"pl", "Ein „Bescheid“", "To „decyzja” („Bescheid“)", ""},
      {"fa", "Ein „Bescheid“", "این «تصمیم» است („Bescheid“)", ""},
      {"fa", "Wir gehen.", "می\u200cرویم.", ""},
      {"ti", "Wo ist das?", "እዚ ኣበይ ኣሎ?", ""},
      {"ti", "Das ist da.", "እዚ ኣብዚ ኣሎ።", ""},
      {"ti", "Das ist da.", "እዚ ኣብዚ ኣሎ፡፡", ""},
      {"ti", "Das brauchen Sie:", "እዚ የድልየኩም፦", ""},
      {"ti", "Hier, dort", "ኣብዚ፣ ኣብቲ", ""},
      {"ar", "{n, plural, one {# Tag} other {# Tage}}",
       "{n, plural, zero {لا أيام} one {يوم} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}", ""},
      {"vi", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, other {# ngày}}", ""},
      {"ku", "{n, plural, one {# Tag} other {# Tage}}", "{n, plural, one {# roj} other {# roj}}", ""},
      {"en", "Ihr 1. Kind", "Your first child", ""},
      {"ar", "Adresse: {street}, {zip} Magdeburg", "العنوان: \u2066{street}, {zip} Magdeburg\u2069", ""},
      {"en", "Amt für Ausbildungsförderung", "Amt für Ausbildungsförderung", "", true},
      {"uk", "Deutscher Familienverband Sachsen-Anhalt e.V.", "Deutscher Familienverband Sachsen-Anhalt e.V.", "",
       true},
      {"vi", "Landesjugendwerk der AWO Sachsen-Anhalt e.V.", "Tổ chức thanh thiếu niên (AWO)", "", true},
      {"tr", "Das ist der Brief.", "Mektup bu, Magdeburg’dan.", ""},
      {"uk", "Familie", "сім’я", ""},
      {"en", "Kosten: 1.800 Euro", "Costs: 1,800 euros", "", true},
      {"de-simple", "Rufen Sie 116 117 an.", "Sie können anrufen: 116 117.", "", true},
      {"de-simple", "Nach zwei Jahren", "Nach 2 Jahren", "", true},
      {"ro", "Hilfe", "Ajutor și sfaturi", ""},
      {"bg", "Sie sind da.", "Ти и ѝ са тук.", ""},
      {"vi", "Kind", "đứa trẻ", ""},
      {"en", "Sagen Sie: „Ich möchte mein Kind nicht anmelden.“", "Say: „Ich möchte mein Kind nicht anmelden.“", "",
       true},
      {"pl", "Die SiSA-Fachkraft hilft.", "Pomaga specjalistka SiSA (Kita-Sozialarbeit).", ""},
      {"ru", "SiSA-Mitarbeiter", "SiSA-сотрудники", ""},
      {"uk", "{value}", "{value}", ""},
  };
  return all;
}

const std::vector<Page>& pages() {
  static const std::vector<Page> all = {
      // Lost
      {"en", {{"offer/a/body/1", "Hier gibt es Wohngeld.", "Here you get housing benefit."}}, "Wohngeld"},
      {"uk",
       {{"offer/a/title", "Geld für Kinder", "Гроші на дітей"},
        {"offer/a/body/1", "Die Familienkasse zahlt Kindergeld.",
         "Каса у справах сімей (Familienkasse) платить гроші."}},
       "Kindergeld"},
      {"ar", {{"application/a/who/1", "Sie bekommen **Kindergeld**.", "تحصلون على **إعانة الأطفال**."}}, "Kindergeld"},
      {"tr", {{"event/a/summary", "„Wohngeld“ und mehr", "Kira yardımı ve daha fazlası"}}, "Wohngeld"},
      {"fa",
       {{"offer/a/body/1", "Fragen zum Wohngeld?", "سؤال دربارهٔ کمک‌هزینهٔ مسکن؟"},
        {"offer/b/body/1", "Fragen zum Wohngeld?", "سؤال دربارهٔ Wohngeld؟"}},
       "Wohngeld"}, // another page does not help
      {"pl", {{"term/frist/example", "Das Jugendamt setzt eine Frist.", "Urząd wyznacza termin."}}, "Jugendamt"},
      {"ru",
       {{"offer/a/body/1", "Das [Wohngeld](application/wohngeld) hilft.", "[Пособие](application/wohngeld) помогает."}},
       "Wohngeld"}, // an address is no name
      {"ku", {{"offer/a/body/1", "Bildung und Teilhabe zahlt.", "Perwerde û beşdarî dide."}}, "Bildung und Teilhabe"},
      // Kept, or never there
      {"en",
       {{"offer/a/title", "Wohngeld für die Miete", "Help with the rent"},
        {"offer/a/body/1", "Wohngeld hilft.", "Housing benefit (Wohngeld) helps."},
        {"offer/a/body/2", "Wohngeld zählt.", "Housing benefit counts."}}},
      {"tr", {{"offer/a/body/1", "Das Wohngeld hilft.", "Wohngeld’i isteyin."}}},
      {"bg", {{"offer/a/body/1", "Bildung und Teilhabe zahlt.", "Помощта BuT плаща."}}}, // what else it is called
      {"en", {{"offer/a/body/1", "Ihre Kindergeld-Nummer", "Your child benefit number"}}},
      {"en", {{"offer/a/body/1", "Ihre Kindergeldnummer", "Your child benefit number"}}},
      {"vi", {{"offer/a/body/1", "Der Wohngeldantrag", "Đơn xin trợ cấp"}}},
      {"ar", {{"term/kindergeld/example", "Das Kindergeld kommt.", "إعانة الأطفال تصل."}}}, // its own page
      {"de-simple", {{"offer/a/body/1", "Wohngeld hilft.", "Das Geld hilft bei der Miete."}}},
      {"ro", {{"offer/a/body/1", "Wohngeld hilft.", ""}, {"offer/a/title", "Miete", "Chirie"}}}, // German stands there
      {"ti", {{"offer/a/body/1", "Geld für Kinder", "ገንዘብ ንቖልዑ"}}},
  };
  return all;
}

} // namespace planted
