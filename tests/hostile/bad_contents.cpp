// Pictures and texts of signed packs that no screen may meet.
#include "tests/hostile/forge.h"

#include <fmt/format.h>

namespace kiosk::tests {
namespace {

using R = container::Refusal;

BadPack with_picture(std::string name, R refusal, std::function<std::string()> bytes, int width_px = 2,
                     int height_px = 2) {
  return {std::move(name), refusal,
          [=] { return pack_of_database(database_with_picture(bytes(), width_px, height_px)); }};
}
BadPack with_text(std::string name, R refusal, std::string text) {
  return {std::move(name), refusal, [text = std::move(text)] { return pack_of_database(database_with_text(text)); }};
}
BadPack after(std::string name, R refusal, std::string sql) {
  return {std::move(name), refusal, [sql = std::move(sql)] { return pack_of_database(database_after(sql)); }};
}

/// A JPEG's beginning with these sizes, and nothing behind.
std::string jpeg_saying(unsigned width, unsigned height) {
  std::string bytes("\xFF\xD8\xFF\xC0\0\x0B\x08", 7);
  for (const unsigned side : {height, width}) {
    bytes += static_cast<char>(side >> 8U);
    bytes += static_cast<char>(side & 0xFFU);
  }
  return bytes + std::string("\1\1\x11\0", 4) + std::string("\xFF\xDA\0\x08\1\1\0\0\x3F\0xxxx\xFF\xD9", 16);
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i)
    all += text;
  return all;
}

std::string changed(std::string bytes, std::size_t at, char byte) {
  bytes.at(at) = byte;
  return bytes;
}

} // namespace

std::vector<BadPack> bad_contents() {
  const std::string grey("\x08\0\0\0\0", 5), deep("\x10\x06\0\0\0", 5);
  return {
      with_picture("a picture of 0 bytes", R::PictureBroken, [] { return std::string(); }),
      with_picture("a text as a picture", R::PictureBroken, [] { return std::string("not a picture"); }),
      with_picture("a GIF", R::PictureBroken, [] { return "GIF89a" + std::string(100, '\0'); }),
      with_picture("an SVG", R::PictureBroken, [] { return std::string("<svg xmlns='http://www.w3.org/2000/svg'/>"); }),
      with_picture("half a PNG", R::PictureBroken, [] { return good_png().substr(0, good_png().size() / 2); }),
      with_picture("the PNG's signature alone", R::PictureBroken, [] { return good_png().substr(0, 8); }),
      with_picture("a PNG with a wrong checksum", R::PictureBroken, [] { return changed(good_png(), 30, 'x'); }),
      with_picture("a PNG without its end", R::PictureBroken,
                   [] { return good_png().substr(0, good_png().size() - 12); }),
      with_picture("a PNG without pixels", R::PictureBroken, [] { return png_saying(2, 2, ""); }),
      with_picture("a PNG with too few pixels", R::PictureBroken,
                   [] { return png_saying(2, 2, std::string(9, '\0')); }),
      with_picture("a PNG with a filter that nobody knows", R::PictureBroken,
                   [] { return png_saying(2, 2, std::string(18, '\x09')); }),
      with_picture("a PNG of 0 x 0", R::PictureBroken, [] { return png_saying(0, 0, "x"); }),
      with_picture("a PNG of 2^32 - 1 each way", R::PictureBroken, [] { return png_saying(~0U, ~0U, "x"); }),
      with_picture(
          "a PNG of another size than its row says", R::PictureBroken, [] { return good_png(); }, 3, 3),
      with_picture(
          "a PNG of 60,000 x 60,000", R::PictureLarge, [] { return png_saying(60'000, 60'000, "x"); }, 60'000, 60'000),
      with_picture(
          "a tiny PNG that asks for 1 GiB", R::PictureLarge,
          [] { return png_saying(16'384, 16'384, std::string(1'000'000, '\0')); }, 16'384, 16'384),
      with_picture(
          "a PNG of 4,097 x 1", R::PictureLarge, [] { return png_saying(4097, 1, "x"); }, 4097, 1),
      with_picture(
          "a PNG of 4,096 x 4,096", R::PictureLarge, [] { return png_saying(4096, 4096, "x"); }, 4096, 4096),
      with_picture("a PNG of 2 x 2 that unpacks to 64 MiB", R::PictureLarge,
                   [] { return png_saying(2, 2, std::string(std::size_t{64} << 20U, '\0')); }),
      with_picture(
          "a deep PNG of 4 million pixels without them", R::PictureBroken,
          [=] { return png_saying(2000, 2000, std::string(10'000, '\0'), deep); }, 2000, 2000),
      with_picture(
          "a grey PNG of 1 x 1 million", R::PictureLarge,
          [=] { return png_saying(1, 1'000'000, std::string(2'000'000, '\0'), grey); }, 1, 1'000'000),
      with_picture(
          "a JPEG of 60,000 x 60,000", R::PictureLarge, [] { return jpeg_saying(60'000, 60'000); }, 60'000, 60'000),
      with_picture("a JPEG without tables", R::PictureBroken, [] { return jpeg_saying(2, 2); }),
      with_picture("a JPEG's beginning", R::PictureBroken, [] { return std::string("\xFF\xD8\xFF\xE0", 4); }),
      with_picture("a picture of 25 MiB", R::PictureLarge, [] { return good_png() + std::string(25 << 20, '\0'); }),
      with_text("an open brace", R::TextMessage, "Hilfe {"),
      with_text("an argument", R::TextMessage, "Hilfe für {name}"),
      with_text("a plural", R::TextMessage, "{n, plural, one{ein Kind} other{Kinder}}"),
      with_text("a choice without an end", R::TextMessage, "{n, select, a{"),
      with_text("a brace closed that was never opened", R::TextMessage, "Hilfe {}"),
      with_text("60,000 braces", R::TextMessage, std::string(60'000, '{')),
      with_text("plurals nested 30 deep", R::TextMessage, repeated("{n, plural, other{", 30)),
      with_text("20,000 emphases in each other", R::TextMarkdown, repeated("**_", 20'000)),
      with_text("a text of 64 KiB and one byte", R::TextLong, std::string(64 * 1024 + 1, 'a')),
      with_text("a text of 2 MiB", R::TextLong, std::string(2 << 20, 'a')),
      after("a name of 100 KiB in another table", R::TextLong, "UPDATE kita SET name=hex(zeroblob(51200))"),
      with_text("a text that turns its direction", R::TextCharacters, "Konto \u202E321"),
      with_text("an isolate without an end", R::TextCharacters, "Konto \u2067321"),
      with_text("an end without an isolate", R::TextCharacters, "Konto \u2069321"),
      with_text("a control character", R::TextCharacters, "Hilfe\x1b[31m"),
      with_text("a control character of the second kind", R::TextCharacters, "Hilfe \u009b31m"),
      with_text("a NUL in a text", R::TextCharacters, std::string("Hilfe\0!", 7)),
      with_text("a byte-order mark in a text", R::TextCharacters, "\uFEFFHilfe"),
      with_text("Latin-1", R::TextCharacters, "Gr\xFC\xDF"),
      with_text("half a character", R::TextCharacters, "Hilfe \xE2\x82"),
      with_text("a surrogate", R::TextCharacters, "Hilfe \xED\xA0\x80"),
      with_text("a character beyond Unicode", R::TextCharacters, "Hilfe \xF4\x90\x80\x80"),
      with_text("a letter and its accent apart", R::TextCharacters, "Gru\u0308\u00DFe"),
      after("a telephone number that turns its direction", R::TextCharacters,
            "UPDATE list_item SET value='0391 ' || char(0x202e) || '4321'"),
      after("a control character in a translation", R::TextCharacters, "UPDATE translation SET message=char(7)"),
      after("an open brace in a translation", R::TextMessage, "UPDATE translation SET message='{'"),
  };
}

} // namespace kiosk::tests
