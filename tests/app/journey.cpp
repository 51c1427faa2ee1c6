#include "tests/app/driver.h"

#include "kiosk/base/files.h"
#include "kiosk/locale/formats.h"

#include <fmt/format.h>
#include <sstream>

namespace stage {
namespace {

/// A journey under way: the driver, and what has gone wrong so far.
class Journey {
public:
  Journey(const std::string& text, const Way& way, const app::House& house) : way_(way) {
    std::istringstream lines(text);
    std::string line, now = "2026-11-23T08:12";
    std::vector<std::string> commands;
    while (std::getline(lines, line)) {
      if (line.rfind("now ", 0) == 0)
        now = line.substr(4);
      else if (!line.empty() && line.front() != '#')
        commands.push_back(line);
    }
    if (!commands.empty() && commands.front().rfind("only portrait", 0) == 0) {
      is_for_portrait_only_ = true;
      commands.erase(commands.begin());
    }
    driver_ = std::make_unique<Driver>(house, way, now);
    if (is_for_portrait_only_ && (way.width > way.height || way.size != visit::TextSize::Percent100)) return;
    for (const std::string& command : commands) {
      take(command);
      if (!faults_.empty()) return; // what follows would only repeat it
    }
  }

  [[nodiscard]] std::vector<std::string> faults() const { return faults_; }

private:
  void expect(bool holds, const std::string& sentence) {
    if (!holds) faults_.push_back(sentence);
  }

  void take(const std::string& command) {
    const auto space = command.find(' ');
    const std::string verb = command.substr(0, space);
    const std::string rest = space == std::string::npos ? std::string{} : command.substr(space + 1);
    const visit::Visit& visit = driver_->session().visit();
    const auto shows = [&](const std::string& text) {
      return driver_->visible_text().find(locale::without_controls(text)) != std::string::npos;
    };
    if (verb == "touch") {
      const std::string fault = driver_->use(rest);
      expect(fault.empty(), fault);
    } else if (verb == "at") {
      expect(visit::to_string(visit.here().address) == rest,
             fmt::format("is at {}, not at {}", visit::to_string(visit.here().address), rest));
    } else if (verb == "language") {
      expect(visit.language.tag == rest, fmt::format("reads {}, not {}", visit.language.tag, rest));
    } else if (verb == "see") {
      // Where letters are large a page holds less: turning to it counts as a touch.
      while (!shows(rest) && way_.more_touches > 0 && driver_->turn_page()) {
      }
      expect(shows(rest), fmt::format("does not see \"{}\" at {}", rest, visit::to_string(visit.here().address)));
    } else if (verb == "not") {
      expect(!shows(rest), fmt::format("sees \"{}\"", rest));
    } else if (verb == "small") {
      expect(!driver_->shouts(rest), fmt::format("\"{}\" is larger than body text", rest));
    } else if (verb == "most") {
      expect(driver_->touches() <= std::stoi(rest) + way_.more_touches,
             fmt::format("took {} touches, {} are allowed", driver_->touches(), rest));
      driver_->forget_touches();
    } else if (verb == "press") {
      expect(rest == "escape", "unknown key: " + rest);
      driver_->press(device::KeyInput::Escape);
    } else if (verb == "low") {
      driver_->keep_low(std::stod(rest));
    } else if (verb == "wait") {
      driver_->wait(std::chrono::seconds{std::stoi(rest)});
    } else if (verb == "start") {
      const auto gap = rest.find(' ');
      driver_->start(visit::parse_address(rest.substr(0, gap)).value(),
                     Language{gap == std::string::npos ? "de" : rest.substr(gap + 1)});
    } else {
      expect(false, "unknown line: " + command);
    }
  }

  Way way_;
  std::unique_ptr<Driver> driver_;
  std::vector<std::string> faults_;
  bool is_for_portrait_only_ = false;
};

} // namespace

std::vector<std::string> take_journey(const std::filesystem::path& file, const Way& way, const app::House& house) {
  return Journey(read_file(file).value(), way, house).faults();
}

} // namespace stage
