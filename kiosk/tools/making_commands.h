// elternkiosk-pack's commands that make: build, keygen, sign, rotate.
#pragma once

#include "kiosk/authoring/build.h"
#include "kiosk/authoring/key_commands.h"
#include "kiosk/tools/subcommands.h"

namespace kiosk::tools {

/// Declares the commands; what they are told is kept here, so it must live until they have run.
class MakingCommands {
public:
  MakingCommands(Subcommands& commands, authoring::Progress progress);
  MakingCommands(const MakingCommands&) = delete;
  MakingCommands& operator=(const MakingCommands&) = delete;
  ~MakingCommands() = default;

private:
  void add_seal_options(CLI::App* command, authoring::SealOptions& seal);
  /// Reads what add_seal_options() named; an exit code when that fails.
  std::optional<int> read_seal(authoring::SealOptions& seal);
  void add_build();
  int run_build();
  void add_keygen();
  void add_sign();
  void add_rotate();

  Subcommands& commands_;
  authoring::Progress progress_;
  authoring::BuildOptions build_;
  authoring::KeygenOptions keygen_;
  authoring::SignOptions sign_;
  authoring::RotateOptions rotate_;
  std::string format_, key_file_, keys_file_, created_, expires_;
  bool is_strict_ = false, is_test_ = false;
};

} // namespace kiosk::tools
