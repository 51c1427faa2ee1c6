// The pack on the screen and the one that comes after it.
//
// Never a black screen: the library's current pack, what it falls back to, the factory pack; only when none
// of them opens is there nothing to show. Another pack is opened beside the one on the screen, and the
// two change places only while nobody is there.
#pragma once

#include "kiosk/app/house.h"
#include "kiosk/app/library_link.h"
#include "kiosk/app/locale_preview.h"
#include "kiosk/app/session.h"

#include <memory>
#include <optional>
#include <string>

namespace kiosk::app {

class Shelf {
public:
  /// Without a library (`link` null) there is only the pack file. All references must outlive the shelf.
  Shelf(const Configuration& configuration, const locale::Catalogue& catalogue, install::OpenRules rules,
        std::filesystem::path pack_file, std::unique_ptr<LibraryLink> link);

  /// Opens what is to be shown. Fails when nothing can be; then it may be called again.
  [[nodiscard]] Result<void> open();
  [[nodiscard]] const House& house() const { return *house_; }
  /// The library's name of the pack on the screen; empty: the pack file.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// While there is nothing to show: whether trying again makes sense.
  [[nodiscard]] bool may_open();
  /// Looks for news, once a minute thoroughly; tells the installer of a good minute.
  void look(Moment now);
  /// Changes to another pack when there is one and nobody is there. True when it did: what was made from
  /// the old pack (pictures) must go before the next call.
  [[nodiscard]] bool change(Session& session, Moment now);
  /// Gives the house on the screen the program's words anew; the visitor stays where she is.
  void renew_words(Session& session, Moment now);
  /// Shows a translation that nobody signed, marked, until the visitor after this one. No other pack comes meanwhile.
  void preview(const std::vector<LocalePreview>& previews, Session& session, Moment now);
  /// The house's own words again, at once.
  void end_preview(Session& session, Moment now);
  /// The same when whoever looked at it is gone, or nobody did.
  void end_preview_when_over(Session& session, Moment now);
  /// How long nothing will happen by itself.
  [[nodiscard]] std::chrono::milliseconds time_to_wait(Moment now) const;
  /// The line to the library; null when there is none.
  [[nodiscard]] LibraryLink* link() { return link_.get(); }
  /// See LibraryLink::watch().
  void watch(const std::function<void()>& wake);

private:
  [[nodiscard]] Result<House> open_next(std::string& name);

  const Configuration& configuration_;
  const locale::Catalogue& catalogue_;
  install::OpenRules rules_;
  std::filesystem::path pack_file_;
  std::unique_ptr<LibraryLink> link_;
  std::unique_ptr<House> house_, old_;
  std::string name_;
  bool has_other_ = false; ///< another pack is current
  bool has_told_well_ = false;
  bool is_preview_used_ = false; ///< somebody has looked at it: it ends when nobody is there
  SteadyTime preview_since_{};
  std::optional<SteadyTime> shown_since_, looked_at_;
};

} // namespace kiosk::app
