// The pages of the desk, each with what it remembers while the desk is open. Private to the desk.
#pragma once

#include "kiosk/desk/parts.h"
#include "kiosk/desk/screen_choice.h"
#include "kiosk/desk/things.h"

#include <array>
#include <map>

namespace kiosk::desk {

class HealthPage {
public:
  void draw(const Ground& ground) const;
};

class LogPage {
public:
  void draw(const Ground& ground);
  Field filter;

private:
  int least_ = 0;  ///< 0 all, 1 warnings, 2 errors
  LogLine chosen_; ///< shown whole
};

class InspectorPage {
public:
  void draw(const Ground& ground);
  ScreenChoice choice;

private:
  void draw_picture(const Ground& ground);
  void draw_findings(const Ground& ground) const;

  int shows_ = 0; ///< 0 controls, 1 texts, 2 all
  bool shows_tree_ = false;
};

class FontsPage {
public:
  void draw(const Ground& ground);
  Field sample;

private:
  void draw_sample(const Ground& ground);
  void draw_table(const Ground& ground) const;
  void draw_atlas(const Ground& ground) const;

  int part_ = 0; ///< sample, table, atlas
  int language_ = 0;
  Picker languages_;
};

class ContentPage {
public:
  void draw(const Ground& ground);
  Field filter;
  [[nodiscard]] Field* open_field();

private:
  void draw_list(const Ground& ground);
  void draw_thing(const Ground& ground);
  void draw_unit(const Ground& ground, const std::string& name, const pack::TextKey& key);
  void find(const pack::Pack& pack, const Language& language);
  [[nodiscard]] Language language(const Ground& ground) const;

  int kind_ = 0;
  int language_ = 0;
  int state_ = 0; ///< of the texts that are looked for: all, machine, outdated, missing
  std::optional<Thing> chosen_;
  std::string unit_; ///< the text that is shown in all languages
  Picker languages_;
  std::vector<Thing> found_; ///< what the filter lets through
  std::string found_for_;
};

/// Where fingers are, and which cells of the glass they reached.
class TouchPage {
public:
  void draw(const Ground& ground);
  void touch(const Touch& touch, const ui::Display& display);
  [[nodiscard]] bool is_whole() const { return is_whole_; }
  void leave() { is_whole_ = false; }
  /// Cells reached, and of how many.
  [[nodiscard]] std::pair<int, int> reached() const;

private:
  struct Finger {
    int x = 0, y = 0;
    bool is_down = true;
  };
  void reset(const ui::Display& display);
  void draw_field(const Ground& ground, ImDrawList& list);

  bool is_whole_ = false;
  int columns_ = 0, lines_ = 0, width_px_ = 0, height_px_ = 0;
  std::vector<char> cells_;
  std::map<std::int64_t, Finger> fingers_;
  std::vector<ImVec2> trail_;
  int most_at_once_ = 0;
};

/// Colours, ramps, lines, a ruler.
class ScreenPage {
public:
  void draw(const Ground& ground);
  [[nodiscard]] bool is_whole() const { return picture_ >= 0; }
  void leave() { picture_ = -1; }

private:
  void draw_whole(const Ground& ground, ImDrawList& list);
  void draw_ruler(const Ground& ground);

  int picture_ = -1;
  int step_ = 0;             ///< of the moving pattern
  double measured_mm_ = 100; ///< what the ruler said
};

/// A screen as a visitor would see it, in every language and the pseudo-locales.
class LanguagesPage {
public:
  void draw(const Ground& ground);
  [[nodiscard]] bool is_whole() const { return is_whole_; }
  void leave() { is_whole_ = false; }
  ScreenChoice choice;

private:
  bool is_whole_ = false;
};

class SoundPage {
public:
  void draw(const Ground& ground);

private:
  int loudspeaker_ = 0;
  float volume_ = 0.3F;
};

} // namespace kiosk::desk
