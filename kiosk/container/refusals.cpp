#include "kiosk/container/refusals.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace kiosk::container {
namespace {

// Sentences that many rows share: staff must know what to do, not what went wrong.
constexpr std::string_view damaged_de = "Die Datei ist beschädigt. Bitte kopieren Sie sie neu auf den Stick.";
constexpr std::string_view damaged_en = "The file is damaged. Please copy it to the stick again.";
constexpr std::string_view untrusted_de = "Diese Datei kommt nicht von der Stadt oder ist verändert. Wir verwenden sie "
                                          "nicht. Bitte melden Sie das der Koordinierungsstelle.";
constexpr std::string_view untrusted_en = "This file does not come from the city or was changed. We do not use it. "
                                          "Please tell the coordination office.";
constexpr std::string_view editors_de =
    "Dieser Inhalt hat einen Fehler. Der alte Inhalt läuft weiter. Bitte fragen Sie die Redaktion.";
constexpr std::string_view editors_en = "This content has a mistake. The old content goes on. Please ask the editors.";
constexpr std::string_view technician_de = "Der alte Inhalt läuft weiter. Bitte rufen Sie die Technik an.";
constexpr std::string_view technician_en = "The old content goes on. Please call the technician.";
constexpr std::string_view pulled_de =
    "Der Stick wurde zu früh herausgezogen. Es ist nichts verloren. Bitte noch einmal einstecken.";
constexpr std::string_view pulled_en = "The stick was pulled out too early. Nothing is lost. Please plug it in again.";
constexpr std::string_view nothing_de =
    "USB-Stick erkannt. Es ist kein Inhalt für diesen Bildschirm darauf. Sie können "
    "den Stick herausziehen.";
constexpr std::string_view nothing_en =
    "USB stick found. There is no content for this screen on it. You can pull the stick out.";

using R = Refusal;
constexpr std::array table{
    RefusalWords{R::ArchiveKind, "KP-ARC-KIND", "the file is no content pack", nothing_de, nothing_en},
    RefusalWords{R::ArchiveEmpty, "KP-ARC-EMPTY", "the file is empty (0 bytes)", damaged_de, damaged_en},
    RefusalWords{R::ArchiveCut, "KP-ARC-CUT", "the pack ends too early", damaged_de, damaged_en},
    RefusalWords{R::ArchiveHeader, "KP-ARC-HEADER", "a member's header is damaged or not strict ustar", damaged_de,
                 damaged_en},
    RefusalWords{R::ArchiveMember, "KP-ARC-MEMBER", "the pack holds a member that does not belong there", untrusted_de,
                 untrusted_en},
    RefusalWords{R::ArchivePadding, "KP-ARC-PADDING", "bytes that must be zero are not", damaged_de, damaged_en},
    RefusalWords{R::ArchiveTrailing, "KP-ARC-TRAILING", "there are bytes behind the pack's end", damaged_de,
                 damaged_en},
    RefusalWords{R::ArchiveSize, "KP-ARC-SIZE", "the pack or a member is larger than allowed", editors_de, editors_en},

    RefusalWords{R::SignatureMissing, "KP-SIG-NONE", "the pack is an unsigned draft",
                 "Dieser Inhalt ist ein Entwurf ohne Unterschrift. Es bleibt alles, wie es ist. Bitte fragen Sie die "
                 "Redaktion.",
                 "This content is a draft without a signature. Everything stays as it is. Please ask the editors."},
    RefusalWords{R::SignatureFormat, "KP-SIG-FORMAT", "the signature is not in minisign's format", damaged_de,
                 damaged_en},
    RefusalWords{R::SignatureLegacy, "KP-SIG-LEGACY", "the signature has minisign's old form", editors_de, editors_en},
    RefusalWords{R::SignatureForeign, "KP-SIG-FOREIGN", "the pack is signed by a key that is not trusted here",
                 untrusted_de, untrusted_en},
    RefusalWords{R::SignatureWrong, "KP-SIG-WRONG", "the signature does not fit the manifest", untrusted_de,
                 untrusted_en},
    RefusalWords{R::SignatureComment, "KP-SIG-COMMENT", "the signature's trusted comment was changed", untrusted_de,
                 untrusted_en},
    RefusalWords{R::SignatureRevoked, "KP-SIG-REVOKED", "the pack is signed by a key that was called back",
                 untrusted_de, untrusted_en},
    RefusalWords{R::SignatureKeyOld, "KP-SIG-KEY-OLD", "the pack is signed by a key whose time is over",
                 "Der Schlüssel der Redaktion ist abgelaufen. Es bleibt alles, wie es ist. Bitte fragen Sie die "
                 "Redaktion.",
                 "The editors' key is out of date. Everything stays as it is. Please ask the editors."},
    RefusalWords{R::SignatureKeyScope, "KP-SIG-SCOPE", "the key may not sign packs of this scope", untrusted_de,
                 untrusted_en},
    RefusalWords{R::SignatureTestKey, "KP-SIG-TEST", "the pack is signed by a test key, or says so wrongly",
                 "Dieser Inhalt ist nur zum Ausprobieren. Es bleibt alles, wie es ist. Bitte fragen Sie die Redaktion.",
                 "This content is for trying out only. Everything stays as it is. Please ask the editors."},
    RefusalWords{R::KeyRotation, "KP-KEY-ROTATION", "keys.json is not signed by old and new root keys", untrusted_de,
                 untrusted_en},
    RefusalWords{R::KeyFile, "KP-KEY-FILE", "a key file or trust.toml cannot be read",
                 "Die Schlüssel dieses Bildschirms sind nicht lesbar. Der alte Inhalt läuft weiter. Bitte rufen Sie "
                 "die Technik an.",
                 "The keys of this screen cannot be read. The old content goes on. Please call the technician."},

    RefusalWords{R::ManifestJson, "KP-MAN-JSON", "the manifest is not strict JSON", editors_de, editors_en},
    RefusalWords{R::ManifestField, "KP-MAN-FIELD", "a field of the manifest is missing or means nothing", editors_de,
                 editors_en},
    RefusalWords{R::ManifestCritical, "KP-MAN-CRITICAL", "the manifest demands what this program does not know",
                 "Dieser Inhalt braucht ein neueres Programm. Der alte Inhalt läuft weiter. Bitte rufen Sie die "
                 "Technik an.",
                 "This content needs a newer program. The old content goes on. Please call the technician."},
    RefusalWords{R::ManifestFormat, "KP-MAN-FORMAT", "the pack is of another type or a newer format",
                 "Dieser Inhalt braucht ein neueres Programm. Der alte Inhalt läuft weiter. Bitte rufen Sie die "
                 "Technik an.",
                 "This content needs a newer program. The old content goes on. Please call the technician."},

    RefusalWords{R::PolicyOlder, "KP-POL-OLDER", "the pack is older than the confirmed one",
                 "Dieser Stick enthält einen älteren Stand ({date}). Es bleibt alles, wie es ist. Bitte fragen Sie die "
                 "Redaktion.",
                 "This stick holds an older edition ({date}). Everything stays as it is. Please ask the editors."},
    RefusalWords{R::PolicySameNumber, "KP-POL-NUMBER", "the pack has the number of the confirmed one but other bytes",
                 untrusted_de, untrusted_en},
    RefusalWords{R::PolicySame, "KP-POL-SAME", "the pack is already there",
                 "Dieser Inhalt ist schon da. Sie müssen nichts tun.",
                 "This content is already there. You need to do nothing."},
    RefusalWords{R::PolicyScope, "KP-POL-SCOPE", "the pack is for another house",
                 "Dieser Inhalt ist nicht für diese Kita. Es bleibt alles, wie es ist.",
                 "This content is not for this day-care centre. Everything stays as it is."},
    RefusalWords{R::PolicyExpired, "KP-POL-EXPIRED", "the pack's time is over",
                 "Dieser Inhalt gilt nicht mehr ({date}). Es bleibt alles, wie es ist. Bitte fragen Sie die Redaktion "
                 "nach einem neuen.",
                 "This content is out of date ({date}). Everything stays as it is. Please ask the editors for a new "
                 "one."},
    RefusalWords{R::PolicyFuture, "KP-POL-FUTURE", "the pack says that it was made on a day that has not come",
                 "Dieser Inhalt ist aus der Zukunft ({date}). Es bleibt alles, wie es ist. Bitte fragen Sie die "
                 "Redaktion.",
                 "This content comes from the future ({date}). Everything stays as it is. Please ask the editors."},
    RefusalWords{
        R::PolicyClock, "KP-POL-CLOCK", "the clock is too wrong to judge the pack's day",
        "Die Uhr dieses Bildschirms geht falsch. Der alte Inhalt läuft weiter. Bitte rufen Sie die Technik an.",
        "This screen's clock is wrong. The old content goes on. Please call the technician."},
    RefusalWords{R::PolicyProgram, "KP-POL-PROGRAM", "the pack needs a newer program",
                 "Dieser Inhalt braucht ein neueres Programm. Der alte Inhalt läuft weiter. Bitte rufen Sie die "
                 "Technik an.",
                 "This content needs a newer program. The old content goes on. Please call the technician."},

    RefusalWords{R::DatabaseSize, "KP-DB-SIZE", "pack.db is not as long as the manifest says", damaged_de, damaged_en},
    RefusalWords{R::DatabaseHash, "KP-DB-HASH", "pack.db is not what was signed", damaged_de, damaged_en},
    RefusalWords{R::DatabaseEmpty, "KP-DB-EMPTY", "pack.db is empty (0 bytes)", editors_de, editors_en},
    RefusalWords{R::DatabaseKind, "KP-DB-KIND", "pack.db is not a SQLite file", editors_de, editors_en},
    RefusalWords{R::DatabaseWal, "KP-DB-WAL", "pack.db is a database in WAL mode", editors_de, editors_en},
    RefusalWords{R::DatabaseProgram, "KP-DB-PROGRAM", "pack.db belongs to another application", editors_de, editors_en},
    RefusalWords{R::DatabaseSchema, "KP-DB-SCHEMA", "pack.db has other tables than this program reads",
                 "Dieser Inhalt passt nicht zu diesem Programm. Der alte Inhalt läuft weiter. Bitte rufen Sie die "
                 "Technik an.",
                 "This content does not fit this program. The old content goes on. Please call the technician."},
    RefusalWords{R::DatabaseCode, "KP-DB-CODE", "pack.db holds a view, a trigger or a virtual table", editors_de,
                 editors_en},
    RefusalWords{R::DatabaseDamaged, "KP-DB-DAMAGED", "pack.db is damaged", editors_de, editors_en},
    RefusalWords{R::DatabaseValue, "KP-DB-VALUE", "pack.db holds a value that means nothing", editors_de, editors_en},
    RefusalWords{R::DatabaseLimit, "KP-DB-LIMIT", "pack.db holds more than a pack may", editors_de, editors_en},
    RefusalWords{R::DatabaseManifest, "KP-DB-MANIFEST", "pack.db says other things of itself than its manifest",
                 editors_de, editors_en},

    RefusalWords{R::PictureBroken, "KP-PIC-BROKEN", "a picture cannot be decoded", editors_de, editors_en},
    RefusalWords{R::PictureLarge, "KP-PIC-LARGE", "a picture is larger than allowed", editors_de, editors_en},
    RefusalWords{R::TextMessage, "KP-TXT-MESSAGE", "a text is not an ICU message without arguments", editors_de,
                 editors_en},
    RefusalWords{R::TextMarkdown, "KP-TXT-MARKDOWN", "a text is not the small Markdown", editors_de, editors_en},
    RefusalWords{R::TextLong, "KP-TXT-LONG", "a text is longer than allowed", editors_de, editors_en},
    RefusalWords{R::TextCharacters, "KP-TXT-CHARACTERS", "a text holds characters that are not allowed", editors_de,
                 editors_en},

    RefusalWords{R::ValidatorDied, "KP-VAL-DIED", "the program that looks into the pack ended unexpectedly", editors_de,
                 editors_en},
    RefusalWords{R::ValidatorSlow, "KP-VAL-SLOW", "looking into the pack takes too long", editors_de, editors_en},
    RefusalWords{R::ValidatorMemory, "KP-VAL-MEMORY", "looking into the pack needs too much memory", editors_de,
                 editors_en},

    RefusalWords{R::MediumNothing, "KP-MED-NOTHING", "there is no pack", nothing_de, nothing_en},
    RefusalWords{R::MediumPulled, "KP-MED-PULLED", "the pack was gone while it was read", pulled_de, pulled_en},
    RefusalWords{R::MediumChanged, "KP-MED-CHANGED", "the pack changed while it was read", damaged_de, damaged_en},
    RefusalWords{R::MediumNoFile, "KP-MED-NOFILE", "this is a folder or a device and not a file", nothing_de,
                 nothing_en},
    RefusalWords{R::MediumLink, "KP-MED-LINK", "this is a link and not a file", nothing_de, nothing_en},
    RefusalWords{R::MediumUnreadable, "KP-MED-UNREADABLE", "the pack cannot be read",
                 "Der Stick ist nicht lesbar. Es ist nichts verloren. Bitte nehmen Sie einen anderen Stick.",
                 "The stick cannot be read. Nothing is lost. Please take another stick."},
    RefusalWords{R::MediumMany, "KP-MED-MANY", "the stick holds more packs than are looked at",
                 "Auf dem Stick sind zu viele Dateien. Bitte nehmen Sie einen Stick, auf dem nur der neue Inhalt ist.",
                 "There are too many files on the stick. Please take a stick with nothing but the new content."},

    RefusalWords{R::StorageFull, "KP-STO-FULL", "there is no space left for the pack",
                 "Der Speicher ist voll. Der alte Inhalt läuft weiter. Bitte rufen Sie die Technik an.",
                 "The storage is full. The old content goes on. Please call the technician."},
    RefusalWords{R::StorageBroken, "KP-STO-BROKEN", "the pack cannot be stored",
                 "Der Speicher ist gestört. Der alte Inhalt läuft weiter. Bitte rufen Sie die Technik an.",
                 "The storage does not work. The old content goes on. Please call the technician."},
    RefusalWords{R::LibraryBusy, "KP-LIB-BUSY", "another installer is at work",
                 "Es wird gerade schon Inhalt übernommen. Bitte warten Sie ein paar Minuten.",
                 "Content is being taken over already. Please wait a few minutes."},
    RefusalWords{R::LibraryNothing, "KP-LIB-NOTHING", "there is no pack to go back to",
                 "Es gibt keinen früheren Inhalt. Es bleibt alles, wie es ist.",
                 "There is no earlier content. Everything stays as it is."},
    RefusalWords{R::LibraryDamaged, "KP-LIB-DAMAGED", "an installed pack is no longer what was installed",
                 "Der Inhalt auf diesem Bildschirm ist beschädigt. Bitte spielen Sie ihn neu vom Stick ein.",
                 "The content on this screen is damaged. Please load it from the stick again."},
    RefusalWords{R::LibraryCrashed, "KP-LIB-CRASHED", "the pack made the kiosk end and was taken back",
                 "Der neue Inhalt lief nicht. Der alte Inhalt ist wieder da. Bitte fragen Sie die Redaktion.",
                 "The new content did not run. The old content is back. Please ask the editors."},
    RefusalWords{R::LibraryNotStaged, "KP-LIB-STAGED", "nothing is waiting to be taken over",
                 "Der neue Inhalt wartet nicht mehr. Es bleibt alles, wie es ist. Bitte stecken Sie den Stick noch "
                 "einmal ein.",
                 "The new content is no longer waiting. Everything stays as it is. Please plug the stick in again."},

    RefusalWords{R::PinWrong, "KP-PIN-WRONG", "the PIN is wrong",
                 "Die PIN stimmt nicht. Bitte versuchen Sie es noch einmal.",
                 "The PIN is wrong. Please try it once more."},
    RefusalWords{R::PinWait, "KP-PIN-WAIT", "the PIN was wrong too often: no more tries for a while",
                 "Die PIN war zu oft falsch. Bitte warten Sie ein paar Minuten.",
                 "The PIN was wrong too often. Please wait a few minutes."},
    RefusalWords{R::PinNone, "KP-PIN-NONE", "no PIN is set",
                 "Für diesen Bildschirm gibt es noch keine PIN. Bitte rufen Sie die Technik an.",
                 "There is no PIN for this screen yet. Please call the technician."},
    RefusalWords{R::PinNeeded, "KP-PIN-NEEDED", "this needs the PIN",
                 "Dafür brauchen Sie die PIN. Bitte geben Sie sie ein.", "You need the PIN for this. Please enter it."},
    RefusalWords{R::PinForm, "KP-PIN-FORM", "a PIN has 6 to 8 digits",
                 "Eine PIN hat 6 bis 8 Ziffern. Bitte wählen Sie eine andere.",
                 "A PIN has 6 to 8 digits. Please choose another one."},
    RefusalWords{R::PinSimple, "KP-PIN-SIMPLE", "the PIN is too easy to guess",
                 "Diese PIN kann man leicht erraten. Bitte wählen Sie eine andere.",
                 "This PIN is easy to guess. Please choose another one."},

    RefusalWords{R::ClockNone, "KP-CLK-NONE", "no program is named that may set the clock",
                 "Die Uhr kann man hier nicht stellen. Bitte rufen Sie die Technik an.",
                 "The clock cannot be set here. Please call the technician."},
    RefusalWords{R::ClockFailed, "KP-CLK-FAILED", "the program that sets the clock failed",
                 "Die Uhr wurde nicht gestellt. Bitte rufen Sie die Technik an.",
                 "The clock was not set. Please call the technician."},
    RefusalWords{R::ClockDay, "KP-CLK-DAY", "the clock is to be set to a day that cannot be",
                 "Dieses Datum kann nicht stimmen. Bitte sehen Sie noch einmal nach.",
                 "This date cannot be right. Please look again."},
    RefusalWords{R::Internal, "KP-INTERNAL", "the program made a mistake", technician_de, technician_en},
};
static_assert(table.size() == static_cast<std::size_t>(R::Internal) + 1, "each refusal has one row");

/// The cause as all rooms know it.
ErrorKind kind_of(Refusal refusal) {
  switch (refusal) {
  case R::StorageFull:
  case R::StorageBroken:
    return ErrorKind::StorageBroken;
  case R::MediumNothing:
    return ErrorKind::NotFound;
  case R::MediumPulled:
  case R::MediumChanged:
  case R::MediumNoFile:
  case R::MediumLink:
  case R::MediumUnreadable:
  case R::MediumMany:
    return ErrorKind::Unreadable;
  case R::Internal:
    return ErrorKind::Internal;
  default:
    return ErrorKind::Refused;
  }
}

/// "3. Mai 2026", "3 May 2026"
std::string written(Date date, StaffLanguage language) {
  static constexpr std::array german{"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                                     "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
  static constexpr std::array english{"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
  const std::size_t month = static_cast<unsigned>(date.month()) - 1;
  const bool is_german = language == StaffLanguage::German;
  return fmt::format("{}{} {} {}", static_cast<unsigned>(date.day()), is_german ? "." : "",
                     is_german ? german[month] : english[month], static_cast<int>(date.year()));
}

} // namespace

std::span<const RefusalWords> all_refusals() { return table; }

const RefusalWords& words_of(Refusal refusal) { return table[static_cast<std::size_t>(refusal)]; }

tl::unexpected<Error> refuse(Refusal refusal, std::string detail, std::string where) {
  const RefusalWords& words = words_of(refusal);
  if (detail.empty()) detail = words.log;
  return fail(kind_of(refusal), std::move(detail), std::move(where), std::string(words.code));
}

std::optional<Refusal> refusal_of(const Error& error) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const RefusalWords& words) { return words.code == error.code; });
  return found == table.end() ? std::nullopt : std::optional(found->refusal);
}

std::string staff_sentence(const Error& error, StaffLanguage language, std::optional<Date> pack_date) {
  const RefusalWords& words = words_of(refusal_of(error).value_or(Refusal::Internal));
  std::string sentence(language == StaffLanguage::German ? words.german : words.english);
  constexpr std::string_view slot = " ({date})";
  if (const std::size_t at = sentence.find(slot); at != std::string::npos)
    sentence.replace(at, slot.size(),
                     pack_date && pack_date->ok() ? fmt::format(" ({})", written(*pack_date, language))
                                                  : std::string());
  return sentence;
}

std::string log_line(const Error& error) {
  return harmless(error.code.empty() ? error.sentence() : fmt::format("{} {}", error.code, error.sentence()));
}

} // namespace kiosk::container
