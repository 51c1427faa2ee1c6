#include "tests/text/samples.h"

#include "kiosk/text/unicode_text.h"

#include <unicode/ubrk.h>

#include <algorithm>

namespace kiosk::text::tests {
namespace {

/// Whether [begin, end) is one grapheme cluster, hanging spaces and invisible controls aside.
bool is_one_grapheme(const std::u16string& text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (is_hanging_space(text[end - 1]) || is_isolate(text[end - 1])))
    --end;
  while (begin < end && (is_isolate(text[begin]) || text[begin] == soft_hyphen))
    ++begin;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* graphemes =
      ubrk_open(UBRK_CHARACTER, "de", text.data(), static_cast<std::int32_t>(text.size()), &status);
  const std::int32_t boundary = ubrk_following(graphemes, static_cast<std::int32_t>(begin));
  ubrk_close(graphemes);
  return begin >= end || boundary >= static_cast<std::int32_t>(end);
}

std::string broken_rule_of_line(const Layout& layout, const Line& line) {
  for (std::uint32_t i = line.first_glyph; i < line.last_glyph; ++i) {
    const Glyph& glyph = layout.glyphs[i];
    const bool is_mark_alone = line.begin == line.end; // '…' without a character before it
    if (glyph.cluster < line.begin || (glyph.cluster >= line.end && !is_mark_alone))
      return "a glyph belongs to another line";
  }
  std::uint32_t glyph = line.first_glyph;
  for (std::uint32_t i = line.first_run; i < line.last_run; ++i) {
    const GlyphRun& run = layout.runs[i];
    if (run.first_glyph != glyph) return "a glyph belongs to no run";
    glyph = run.last_glyph;
    if (run.begin < line.begin || run.end > line.end || (run.begin >= run.end && !run.hyphen && !run.ellipsis))
      return "a run leaves its line";
    if (i > line.first_run && run.x < layout.runs[i - 1].x) return "runs do not stand from left to right";
  }
  return glyph == line.last_glyph ? "" : "a glyph belongs to no run";
}

} // namespace

Engine& engine() {
  static Engine shared = [] {
    Result<Engine> opened = Engine::open(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
    ensure(opened.has_value(), opened ? "" : opened.error().sentence());
    return std::move(*opened);
  }();
  return shared;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"de", "Die Frühförder- und Beratungsstelle „Sonnenschein“ öffnet montags 08:00–12:30 Uhr (Telefon: "
             "\u2066+49\u00A0391\u00A0123\u201145\u2069), Kosten: 12,50\u00A0€. Größe, Füße, außerdem."},
      {"ar", "تقدّم روضة الأطفال (\u2066Kita „Sonnenschein“\u2069) المشورة للوالدين مجانًا. اتصلوا على الرقم "
             "\u2066+49\u00A0391\u00A0123\u201145\u2069 من الساعة \u206608:00–12:30\u2069 (يوم الاثنين 12 مارس)."},
      {"fa", "مرکز مشاوره برای والدین و کودکان (رایگان) باز است؛ تلفن \u2066+49\u00A0391\u00A0123\u201145\u2069 "
             "می‌خواهیم به شما کمک کنیم. «\u2068Jugendamt\u2069»"},
      {"ckb", "سەنتەری ڕاوێژکاری بۆ دایکان و باوکان (بێ بەرامبەر) لە شاری ماگدبورگ، "
              "\u2066+49\u00A0391\u00A0123\u201145\u2069 ڕۆژانی دووشەممە کراوەیە."},
      {"ps",
       "د مور او پلار لپاره د مشورې مرکز (وړیا) د دوشنبې په ورځ خلاص دی: \u2066+49\u00A0391\u00A0123\u201145\u2069 "
       "ښځې، ځوان، ډېر، ړوند، ګډون."},
      {"uk", "Консультація для батьків (безкоштовно): \u2066+49\u00A0391\u00A0123\u201145\u2069. Їжак, ґанок, «щастя» "
             "— п’ять."},
      {"ru", "Консультация для родителей (бесплатно): +49\u00A0391\u00A0123\u201145, ёлка и объявление."},
      {"ti", "እዚ ማእከል ንወለዲን ቆልዑን ብነጻ ምኽሪ ይህብ። ስልኪ (\u2066+49\u00A0391\u00A0123\u201145\u2069) ካብ ሰኑይ ክሳብ ዓርቢ፣ ሰዓት "
             "08:00–12:30፡ Jugendamt Magdeburg።"},
      {"am", "የወላጆች ምክር ማዕከል ሰኞ (08:00–12:30) ክፍት ነው። ስልክ +49\u00A0391\u00A0123\u201145፤ በነጻ።"},
      {"th", "ศูนย์ให้คำปรึกษาสำหรับผู้ปกครองเปิดทุกวันจันทร์ถึงวันศุกร์เวลา 08:00–12:30 น. โทรศัพท์ "
             "+49\u00A0391\u00A0123-45 (ไม่มีค่าใช้จ่าย) ที่นี่ปู่น้ำกำลังยิ้ม"},
      {"hi", "माता-पिता के लिए परामर्श केंद्र (निःशुल्क) सोमवार को खुला रहता है। फ़ोन: +49\u00A0391\u00A0123\u201145, क्षेत्र, श्री, "
             "बच्चों की स्वास्थ्य पुस्तिका लाएँ।"},
      {"zh", "家长咨询中心每周一至周五开放，电话：+49\u00A0391\u00A0123\u201145。“免费咨询”，请带上孩子的健康手册"
             "（Jugendamt Magdeburg）。开放时间08:00–12:30。"},
      {"ja", "保護者相談センターは月曜日に開いています（無料）。電話：+49\u00A0391\u00A0123\u201145。"},
      {"ko", "학부모 상담 센터는 월요일에 엽니다 (무료). 전화: +49\u00A0391\u00A0123\u201145"},
      {"ka", "მშობელთა საკონსულტაციო ცენტრი ღიაა (უფასოდ); ტელ. +49\u00A0391\u00A0123\u201145."},
      {"hy", "Ծնողների խորհրդատվական կենտրոնը բաց է (անվճար); հեռ. +49\u00A0391\u00A0123\u201145։"},
      {"he", "מרכז הייעוץ להורים פתוח (חינם), טלפון \u2066+49\u00A0391\u00A0123\u201145\u2069. שָׁלוֹם"},
      {"el", "Το συμβουλευτικό κέντρο για γονείς είναι ανοιχτό (δωρεάν): +49\u00A0391\u00A0123\u201145, ΐ, ώ."},
      {"vi", "Trung tâm tư vấn cho phụ huynh mở cửa thứ Hai (miễn phí); điện thoại +49\u00A0391\u00A0123\u201145. Ế, "
             "ộ, ữ, Ẫ."},
      {"ro",
       "Centrul de consiliere pentru părinți (gratuit): știință, țară, înțelegere, +49\u00A0391\u00A0123\u201145."},
      {"pl", "Poradnia dla rodziców (bezpłatnie): zażółć gęślą jaźń, +49\u00A0391\u00A0123\u201145."},
      {"tr", "Veliler için danışma merkezi (ücretsiz): İstanbul, ışık, ğ, ş, +49\u00A0391\u00A0123\u201145."},
      {"ku", "Navenda şêwirmendiyê ji bo dê û bavan (belaş): çarşem, xwendekar, +49\u00A0391\u00A0123\u201145."},
      {"bg", "Консултация за родители (безплатно): ъгъл, щастие, +49\u00A0391\u00A0123\u201145."},
      {"sr", "Саветовалиште за родитеље (бесплатно): ђак, љубав, њива, ћуприја, џеп."},
      {"sr-Latn", "Savetovalište za roditelje (besplatno): đak, ljubav, žena, ćuprija, džep."},
      {"sq", "Qendra e këshillimit për prindër (falas): ç, ë, +49\u00A0391\u00A0123\u201145."},
      {"so", "Xarunta la-talinta waalidiinta (bilaash): +49\u00A0391\u00A0123\u201145."},
      {"fr", "Centre de conseil pour les parents (gratuit)\u202F: « cœur », élève, où, +49\u00A0391\u00A0123\u201145."},
      {"es", "Centro de asesoramiento para padres (gratis): ¿niño?, ¡mañana!, +49\u00A0391\u00A0123\u201145."},
      {"de-simple", "Hier bekommen Eltern Hilfe (kostenlos). Rufen Sie an: +49\u00A0391\u00A0123\u201145."},
  };
  return all;
}

Paragraph paragraph(std::string_view language, std::string_view text, int size_px) {
  Paragraph made;
  made.spans.push_back(Span{std::string(text), Weight::Regular});
  made.language.tag = language;
  made.size_px = size_px;
  return made;
}

std::string utf8(char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | (c >> shift & 63)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

std::u16string units(const Paragraph& paragraph) { return to_unicode(paragraph.spans).units; }

std::string broken_rule(const Layout& layout, const Paragraph& paragraph, int width_px) {
  const std::u16string text = units(paragraph);
  if (layout.lines.empty()) return "there is no line";
  std::uint32_t offset = 0;
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    const Line& line = layout.lines[i];
    if (line.begin != offset) return "a character stands in two lines or in none";
    // Where not even one grapheme fits beside it, '…' stands alone.
    const bool is_shortened = layout.shortened && i + 1 == layout.lines.size();
    if (line.end <= line.begin && !text.empty() && !is_shortened) return "a line has no character";
    offset = line.end;
    if (line.top != static_cast<int>(i) * layout.line_height) return "a line stands at the wrong height";
    if (line.baseline <= line.top || line.baseline >= line.top + layout.line_height)
      return "a baseline leaves its line";
    const bool is_too_wide = line.width > static_cast<float>(width_px) + 0.02F;
    if (is_too_wide && !is_one_grapheme(text, line.begin, line.end)) return "a line is too wide";
    if (line.width > static_cast<float>(layout.width) + 0.02F) return "a line is wider than the layout";
    const std::string problem = broken_rule_of_line(layout, line);
    if (!problem.empty()) return problem;
  }
  if (offset != text.size() && !layout.shortened) return "the end of the text is missing";
  if (layout.height != static_cast<int>(layout.lines.size()) * layout.line_height) return "the height is wrong";
  return "";
}

std::u16string seen(const Layout& layout, std::size_t line, const Paragraph& paragraph) {
  const std::u16string text = units(paragraph);
  std::vector<Glyph> glyphs(layout.glyphs.begin() + layout.lines[line].first_glyph,
                            layout.glyphs.begin() + layout.lines[line].last_glyph);
  std::erase_if(glyphs, [](const Glyph& glyph) { return glyph.advance <= 0; });
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph& a, const Glyph& b) { return a.x < b.x; });
  std::u16string characters;
  for (const Glyph& glyph : glyphs)
    characters.push_back(text[glyph.cluster]);
  return characters;
}

std::size_t line_of(const Layout& layout, std::uint32_t offset) {
  const auto found = std::find_if(layout.lines.begin(), layout.lines.end(),
                                  [&](const Line& line) { return offset >= line.begin && offset < line.end; });
  return static_cast<std::size_t>(found - layout.lines.begin());
}

} // namespace kiosk::text::tests
