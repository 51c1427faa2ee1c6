// elternkiosk-pack's commands that read packs: verify, check, show, diff, and a translator's export and import.
#pragma once

#include "kiosk/authoring/exchange.h"
#include "kiosk/authoring/inspect.h"
#include "kiosk/tools/subcommands.h"

#include <filesystem>

namespace kiosk::tools {

/// Declares the commands; what they are told is kept here, so it must live until they have run.
class ReadingCommands {
public:
  ReadingCommands(Subcommands& commands, authoring::Progress progress);
  ReadingCommands(const ReadingCommands&) = delete;
  ReadingCommands& operator=(const ReadingCommands&) = delete;
  ~ReadingCommands() = default;

private:
  [[nodiscard]] authoring::Shape shape() const;
  void add_verify();
  void add_check();
  void add_show();
  void add_exchange();

  Subcommands& commands_;
  authoring::Progress progress_;
  authoring::ExportOptions export_;
  std::string today_;
  std::filesystem::path pack_, trust_, other_, made_;
  bool is_json_ = false;
};

} // namespace kiosk::tools
