// Text as squares for a telephone's camera. The door to libqrcodegen.
#include "kiosk/staff/board.h"

#include <qrcodegen/qrcodegen.hpp>

namespace kiosk::staff {

std::shared_ptr<const ui::Matrix> squares_of(const std::string& text) {
  try { // the library throws; nothing leaves this function
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    const auto code = qrcodegen::QrCode::encodeBinary(bytes, qrcodegen::QrCode::Ecc::LOW);
    auto matrix = std::make_shared<ui::Matrix>();
    matrix->side = code.getSize();
    matrix->dark.reserve(static_cast<std::size_t>(matrix->side) * static_cast<std::size_t>(matrix->side));
    for (int y = 0; y < matrix->side; ++y)
      for (int x = 0; x < matrix->side; ++x)
        matrix->dark.push_back(code.getModule(x, y));
    return matrix;
  } catch (const std::exception&) { // longer than such squares can hold
    return nullptr;
  }
}

} // namespace kiosk::staff
