// Any bytes as a PO file: read, merged, written and read again; every text of it checked in languages of four scripts.
#include "kiosk/locale/po_document.h"
#include "kiosk/locale/po_lines.h"
#include "kiosk/locale/pseudo.h"
#include "kiosk/translating/check.h"
#include "kiosk/translating/merge.h"
#include "kiosk/translating/note.h"
#include "tests/fuzz/fuzz.h"

#include <fmt/format.h>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace kiosk;

namespace {

/// A file that is only memory: libgettextpo reads by name.
class MemoryFile {
public:
  MemoryFile() : descriptor_(::memfd_create("po", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }
  void fill(const std::uint8_t* data, std::size_t size) const {
    fuzz::require(::ftruncate(descriptor_, 0) == 0 &&
                      ::pwrite(descriptor_, data, size, 0) == static_cast<ssize_t>(size),
                  "memory can be written");
  }
  [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

private:
  int descriptor_;
};

void check_faults(const std::string& german, const std::string& translation) {
  for (const char* tag : {"en", "ar", "uk", "ti", "fa"})
    for (const translating::Fault& fault : translating::check_text(german, translation, Language{tag}, true, true)) {
      fuzz::require(fault.offset <= translation.size(), "a fault lies within its text");
      fuzz::require(!fault.german.empty() && !fault.english.empty(), "a fault says what to do");
    }
  for (const locale::Pseudo pseudo : {locale::Pseudo::Accented, locale::Pseudo::Mirrored})
    (void)locale::pseudo_message(german, pseudo, locale::Marks::Markdown);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const MemoryFile file;
  static const std::string written = fmt::format("/dev/shm/elternkiosk-po-fuzz-{}.po", ::getpid());
  file.fill(data, size);
  const std::string bytes(fuzz::text_of(data, size));
  const std::size_t half = bytes.find('\n');
  if (half != std::string::npos) check_faults(bytes.substr(0, half), bytes.substr(half + 1));
  const auto document = locale::read_po_document(file.path());
  if (!document) {
    fuzz::require(!document.error().detail.empty(), "a file that is refused is refused with a sentence");
    return 0;
  }
  for (const locale::PoEntry& entry : document->entries) {
    check_faults(entry.source, entry.translation);
    (void)translating::written(translating::parse_note(entry.note));
    const locale::PoPosition position = locale::position_in_po(bytes, entry.line, entry.translation.size());
    fuzz::require(position.line >= 1 && position.column >= 1, "a place is a line and a column");
  }
  const translating::Merged merged = translating::merge(*document, *document);
  fuzz::require(merged.added == 0 && merged.outdated == 0, "a file is up to itself");
  if (!locale::write_po_document(*document, written)) return 0;
  const auto again = locale::read_po_document(written);
  ::unlink(written.c_str());
  fuzz::require(again.has_value(), "what was written can be read");
  fuzz::require(again->entries.size() == document->entries.size(), "no text is lost");
  for (std::size_t i = 0; i < again->entries.size(); ++i)
    fuzz::require(again->entries[i].translation == document->entries[i].translation &&
                      again->entries[i].key == document->entries[i].key,
                  "texts stay as they are");
  return 0;
}
