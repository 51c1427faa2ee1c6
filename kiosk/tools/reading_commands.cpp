#include "kiosk/tools/reading_commands.h"

#include "kiosk/authoring/key_commands.h"
#include "kiosk/locale/berlin_time.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace kiosk::tools {

using namespace kiosk::authoring;

ReadingCommands::ReadingCommands(Subcommands& commands, Progress progress) : commands_(commands), progress_(progress) {
  add_verify();
  add_check();
  add_show();
  add_exchange();
}

void ReadingCommands::add_verify() {
  CLI::App* verify_command = commands_.add("verify", "Checks whether a pack is signed by a trusted key and whole.",
                                           [this] { return verify_pack(pack_, trust_, std::cout, std::cerr); });
  verify_command->add_option("PACK", pack_, "a container")->required();
  verify_command->add_option("--trust", trust_, "a public key (.pub) or a folder of them")->required();
}

Shape ReadingCommands::shape() const { return is_json_ ? Shape::Json : Shape::Words; }

void ReadingCommands::add_check() {
  CLI::App* check_command =
      commands_.add("check", "Checks all that a kiosk would, and lists what editors should know.", [this] {
        const auto today = today_.empty() ? Result<Date>(date_of(locale::now().local)) : parse_date(today_);
        if (!today) {
          std::cerr << "elternkiosk-pack: " << today.error().detail << "\n";
          return exit_wrong_usage;
        }
        return check_pack({pack_, trust_, *today, shape(), progress_}, std::cout, std::cerr);
      });
  check_command->add_option("PACK", pack_, "a container or a database")->required();
  check_command->add_option("--trust", trust_, "also check the signature: a public key (.pub) or a folder of them");
  check_command->add_option("--today", today_, "for what expires; default: today")->type_name("DATE");
  check_command->add_flag("--json", is_json_, "for programs");
}

void ReadingCommands::add_show() {
  CLI::App* show_command = commands_.add("show", "Shows manifest, counts, languages and sizes.",
                                         [this] { return show_pack(pack_, shape(), std::cout, std::cerr); });
  show_command->add_option("PACK", pack_, "a container or a database")->required();
  show_command->add_flag("--json", is_json_, "for programs");
  CLI::App* diff_command = commands_.add("diff", "Tells in words what is another in the newer pack.",
                                         [this] { return diff_packs(pack_, other_, shape(), std::cout, std::cerr); });
  diff_command->add_option("OLD", pack_, "a container or a database")->required();
  diff_command->add_option("NEW", other_, "a container or a database")->required();
  diff_command->add_flag("--json", is_json_, "for programs");
}

void ReadingCommands::add_exchange() {
  CLI::App* export_command =
      commands_.add("export", "Writes a pack's texts for translators: DIR/<language>.po.", [this] {
        export_.pack = pack_;
        export_.folder = other_;
        return export_po(export_, std::cout, std::cerr);
      });
  export_command->add_option("PACK", pack_, "a container or a database")->required();
  export_command->add_option("--po", other_, "the folder")->required()->type_name("DIR");
  export_command->add_option("--language", export_.languages, "one or more tags, also new ones; default: all");
  CLI::App* import_command = commands_.add("import", "Makes a draft of a pack with the translations of DIR.", [this] {
    return import_po({pack_, other_, made_}, std::cout, std::cerr);
  });
  import_command->add_option("PACK", pack_, "a container or a database")->required();
  import_command->add_option("--po", other_, "the folder")->required()->type_name("DIR");
  import_command->add_option("--out", made_, "the draft to make")->required();
}

} // namespace kiosk::tools
