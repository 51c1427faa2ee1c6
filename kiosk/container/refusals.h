// Every way in which a content pack is refused: a stable code, a log line, one sentence for staff.
//
// The codes are a promise to technicians and scripts: one is never used for something else, only
// new ones are added. `packaging/REFUSALS.md` is the same table for people; a test compares both.
// Rooms below this one (pack) name a code as a bare string; the same test knows all of those, too.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kiosk::container {

enum class Refusal {
  // The archive
  ArchiveKind,     ///< no pack at all: another kind of file
  ArchiveEmpty,    ///< 0 bytes
  ArchiveCut,      ///< ends too early
  ArchiveHeader,   ///< a member's header is not strict ustar, or its checksum is wrong
  ArchiveMember,   ///< a member that a pack does not have, twice, or in another order (PAX and GNU too)
  ArchivePadding,  ///< bytes that must be zero are not
  ArchiveTrailing, ///< bytes behind the end
  ArchiveSize,     ///< the file or a member is over its limit
  // Signature and keys
  SignatureMissing,  ///< an unsigned draft
  SignatureFormat,   ///< not minisign's format
  SignatureLegacy,   ///< minisign's old "Ed" form
  SignatureForeign,  ///< by no key that is trusted here
  SignatureWrong,    ///< by a trusted key, but it does not fit the bytes
  SignatureComment,  ///< the trusted comment was changed
  SignatureRevoked,  ///< by a key that was called back
  SignatureKeyOld,   ///< by a key whose time is over
  SignatureKeyScope, ///< by a key that may not sign for this scope
  SignatureTestKey,  ///< by a test key that is not trusted here, or `test` does not fit the key
  KeyRotation,       ///< keys.json is not signed by old and new root keys, or cannot be read
  KeyFile,           ///< a key file or trust.toml cannot be read
  // manifest.json
  ManifestJson,     ///< not the strict JSON that we read
  ManifestField,    ///< a field is missing or means nothing
  ManifestCritical, ///< an unknown field that begins with `!`
  ManifestFormat,   ///< another type or a newer format
  // Policy
  PolicyOlder,      ///< older than the confirmed pack
  PolicySameNumber, ///< the number of the confirmed pack with other bytes
  PolicySame,       ///< exactly this pack is already there
  PolicyScope,      ///< for another house
  PolicyExpired,    ///< its time was over before it came
  PolicyFuture,     ///< made on a day that has not come
  PolicyClock,      ///< the kiosk's clock is so wrong that the pack's day cannot be judged
  PolicyProgram,    ///< needs a newer program
  // pack.db
  DatabaseSize,     ///< not as long as the manifest says
  DatabaseHash,     ///< not the bytes that were signed
  DatabaseEmpty,    ///< 0 bytes
  DatabaseKind,     ///< not SQLite
  DatabaseWal,      ///< a database in WAL mode
  DatabaseProgram,  ///< another application's database
  DatabaseSchema,   ///< other tables than this program reads
  DatabaseCode,     ///< holds a view, a trigger or a virtual table
  DatabaseDamaged,  ///< SQLite finds it damaged
  DatabaseValue,    ///< a value that means nothing
  DatabaseLimit,    ///< too many rows, or a question takes too long
  DatabaseManifest, ///< says other things of itself than its manifest
  // Pictures and texts
  PictureBroken,
  PictureLarge,
  TextMessage,    ///< not an ICU message without arguments
  TextMarkdown,   ///< not the small Markdown
  TextLong,       ///< over 64 KiB
  TextCharacters, ///< not UTF-8, or with control characters or bidi overrides
  // The child that looks into a pack
  ValidatorDied,
  ValidatorSlow,
  ValidatorMemory,
  // Stick or file that the pack comes from
  MediumNothing, ///< holds no pack
  MediumPulled,  ///< gone while it was read
  MediumChanged, ///< changed while it was read
  MediumNoFile,  ///< a folder, FIFO or device
  MediumLink,    ///< a symbolic link
  MediumUnreadable,
  MediumMany, ///< more packs than are looked at
  // Our own disk and library
  StorageFull,
  StorageBroken,
  LibraryBusy,      ///< another installer works
  LibraryNothing,   ///< there is no pack to go back to
  LibraryDamaged,   ///< an installed pack's bytes are no longer what they were
  LibraryCrashed,   ///< the pack made the kiosk crash and was rolled back
  LibraryNotStaged, ///< there is nothing to be taken over: it was forgotten meanwhile
  // The PIN, and what it opens
  PinWrong,
  PinWait,   ///< too many wrong ones: not even looked at
  PinNone,   ///< none is set yet
  PinNeeded, ///< what was asked for needs it
  PinForm,   ///< not 6 to 8 digits
  PinSimple, ///< among the first that anybody tries
  // The clock
  ClockNone,   ///< no program may set it
  ClockFailed, ///< that program did not
  ClockDay,    ///< a day that cannot be today
  Internal,    ///< a mistake of ours
};

/// One row of the table.
struct RefusalWords {
  Refusal refusal;
  std::string_view code;    ///< "KP-POL-OLDER"
  std::string_view log;     ///< English, one line, no full stop: what is wrong
  std::string_view german;  ///< one or two sentences for staff: what to do; may hold " ({date})"
  std::string_view english; ///< the same in English
};

/// The whole table, in the order of the enumeration.
[[nodiscard]] std::span<const RefusalWords> all_refusals();
[[nodiscard]] const RefusalWords& words_of(Refusal refusal);
[[nodiscard]] inline std::string_view code_of(Refusal refusal) { return words_of(refusal).code; }

/// An Error with the refusal's code. `detail` tells the case in English ("the checksum of pack.db's
/// header is wrong"); empty: the table's log line.
[[nodiscard]] tl::unexpected<Error> refuse(Refusal refusal, std::string detail = {}, std::string where = {});

/// The refusal that an error carries; none for an error without a code.
[[nodiscard]] std::optional<Refusal> refusal_of(const Error& error);
/// True when `result`'s error carries exactly this refusal; for an expected<T> use `.error()`.
[[nodiscard]] inline bool is(const Error& error, Refusal refusal) { return error.code == code_of(refusal); }

enum class StaffLanguage { German, English };
/// What staff reads: the table's sentence. `pack_date` fills " ({date})" ("3. Mai 2026"); without it
/// that part is left out. An error without a code gives Internal's sentence.
[[nodiscard]] std::string staff_sentence(const Error& error, StaffLanguage language,
                                         std::optional<Date> pack_date = std::nullopt);
/// `text` with `?` for bytes that are no UTF-8, control characters, ends of lines and whatever turns the
/// direction of writing: names from a stick begin no line of their own and look like nothing else.
[[nodiscard]] std::string harmless(std::string_view text);
/// The same, cut to at most `characters_max` (then the last one is "…").
[[nodiscard]] std::string harmless(std::string_view text, std::size_t characters_max);
/// `KP-POL-OLDER where: detail`: one harmless line for the log.
[[nodiscard]] std::string log_line(const Error& error);

} // namespace kiosk::container
