#include "kiosk/proofs/workshop.h"

#include <cstdlib>

namespace kiosk::proofs {

namespace fs = std::filesystem;

Result<Workshop> Workshop::open() {
  std::error_code problem;
  std::string name = (fs::temp_directory_path(problem) / "elternkiosk-locale-XXXXXX").string();
  if (problem || ::mkdtemp(name.data()) == nullptr)
    return fail(ErrorKind::Unreadable, "no temporary folder can be made", name);
  return Workshop(name);
}

Workshop::~Workshop() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

} // namespace kiosk::proofs
