#include "kiosk/app/shelf.h"

#include "kiosk/container/refusals.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

namespace kiosk::app {
namespace {

constexpr std::chrono::seconds running_well_after{60};
constexpr std::chrono::minutes look_every{1};
/// A preview that nobody looks at is gone before a visitor comes by.
constexpr std::chrono::minutes preview_waits{2};
/// So many packs of the library are tried in a row before the factory pack's turn comes.
constexpr int packs_tried_max = 8;

} // namespace

Shelf::Shelf(const Configuration& configuration, const locale::Catalogue& catalogue, install::OpenRules rules,
             std::filesystem::path pack_file, std::unique_ptr<LibraryLink> link)
    : configuration_(configuration), catalogue_(catalogue), rules_(std::move(rules)), pack_file_(std::move(pack_file)),
      link_(std::move(link)) {}

Result<House> Shelf::open_next(std::string& name) {
  Date earliest_day{};
  for (int tried = 0; link_ && tried < packs_tried_max; ++tried) {
    const install::Open open = link_->open();
    earliest_day = open.newest_day;
    if (open.pack.empty()) break;
    auto pack = pack::Pack::open(open.database);
    auto house = pack ? make_house(std::move(*pack), configuration_, catalogue_) : tl::unexpected(pack.error());
    if (house) {
      if (earliest_day.ok()) house->settings.earliest_day = std::max(house->settings.earliest_day, earliest_day);
      name = open.pack;
      return house;
    }
    spdlog::error("the pack {} cannot be shown: {}", open.pack, container::log_line(house.error()));
    link_->tell_failed(open.pack, house.error());
  }
  auto house = open_house(pack_file_, configuration_, catalogue_, rules_);
  if (house && earliest_day.ok()) house->settings.earliest_day = std::max(house->settings.earliest_day, earliest_day);
  name.clear();
  return house;
}

Result<void> Shelf::open() {
  auto opened = open_next(name_);
  if (!opened) return tl::unexpected(opened.error());
  house_ = std::make_unique<House>(std::move(*opened));
  return {};
}

bool Shelf::may_open() {
  if (link_ && link_->look_again({})) return true;
  return install::open_pack_file(pack_file_, rules_).has_value();
}

void Shelf::look(Moment now) {
  if (!link_) return;
  if (!shown_since_) shown_since_ = looked_at_ = now.steady;
  if (link_->look(name_)) has_other_ = true;
  if (now.steady - *looked_at_ >= look_every) {
    looked_at_ = now.steady;
    has_other_ = link_->look_again(name_);
  }
  if (!has_told_well_ && !name_.empty() && now.steady - *shown_since_ >= running_well_after) {
    has_told_well_ = true;
    link_->tell_running_well(name_);
  }
}

void Shelf::renew_words(Session& session, Moment now) {
  app::renew_words(*house_, configuration_, catalogue_);
  is_preview_used_ = false;
  session.words_changed(now);
}

void Shelf::preview(const std::vector<LocalePreview>& previews, Session& session, Moment now) {
  app::renew_words(*house_, configuration_, catalogue_); // those of one stick at a time
  show_previews(*house_, previews);
  is_preview_used_ = false;
  preview_since_ = now.steady;
  session.words_changed(now);
}

void Shelf::end_preview(Session& session, Moment now) {
  if (!house_->settings.preview.empty()) renew_words(session, now);
}

void Shelf::end_preview_when_over(Session& session, Moment now) {
  if (house_->settings.preview.empty()) return;
  if (!session.is_nobody_there())
    is_preview_used_ = true;
  else if (is_preview_used_ || now.steady - preview_since_ >= preview_waits)
    renew_words(session, now);
}

bool Shelf::change(Session& session, Moment now) {
  end_preview_when_over(session, now);
  if (!house_->settings.preview.empty()) return false;
  if (!has_other_ || !session.is_nobody_there()) return false;
  has_other_ = false;
  std::string name;
  auto next = open_next(name);
  if (!next) {
    spdlog::error("another pack is current, but nothing can be opened: {}", container::log_line(next.error()));
    return false;
  }
  if (name == name_) return false;
  old_ = std::exchange(house_, std::make_unique<House>(std::move(*next)));
  name_ = std::move(name);
  has_told_well_ = false;
  shown_since_ = looked_at_ = now.steady;
  session.change_house(*house_, now);
  spdlog::info("now showing pack {} ({})", house_->pack.about().id, house_->pack.about().seq);
  return true;
}

std::chrono::milliseconds Shelf::time_to_wait(Moment now) const {
  using std::chrono::milliseconds;
  milliseconds nothing = look_every;
  if (house_ && !house_->settings.preview.empty() && !is_preview_used_)
    nothing = std::clamp(std::chrono::ceil<milliseconds>(preview_since_ + preview_waits - now.steady), milliseconds{1},
                         nothing);
  if (!link_ || !shown_since_ || has_told_well_ || name_.empty()) return nothing;
  const auto left = std::chrono::ceil<milliseconds>(*shown_since_ + running_well_after - now.steady);
  return std::clamp(left, milliseconds{1}, nothing);
}

void Shelf::watch(const std::function<void()>& wake) {
  if (link_) link_->watch(wake);
}

} // namespace kiosk::app
