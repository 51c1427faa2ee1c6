// A language's file brought up to its template, by key. Pure.
//
// msgmerge would drop a translation whose German changed a lot; here it stays, marked, beside the German it was made
// from. A person's text is never lost: what the template no longer has is kept as obsolete.
#pragma once

#include "kiosk/locale/po_document.h"

namespace kiosk::translating {

/// What merging did.
struct Merged {
  locale::PoDocument document;
  int added = 0;    ///< texts that are new
  int outdated = 0; ///< whose German changed just now
  int dropped = 0;  ///< that the template no longer has
  int revived = 0;  ///< that were obsolete and are back
};

/// `old` in the template's order, with its notes and places. Merging again changes nothing.
[[nodiscard]] Merged merge(const locale::PoDocument& pot, const locale::PoDocument& old);

/// An empty file for a language that has none yet.
[[nodiscard]] locale::PoDocument new_document(const std::string& language, const std::string& german_name);

} // namespace kiosk::translating
