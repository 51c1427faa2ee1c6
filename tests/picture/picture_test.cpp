// Pictures there and back, and files that mean harm.
#include "kiosk/picture/picture.h"

#include <catch2/catch.hpp>
#include <zlib.h>

using namespace kiosk;
using picture::Picture;

namespace {

Picture gradient(int width, int height) {
  Picture drawn{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int channel : {x * 7, y * 11, (x ^ y) * 3, 255 - (x + y) % 256})
        drawn.rgba.push_back(static_cast<std::uint8_t>(channel));
  return drawn;
}

std::string png_of(const Picture& drawn, int level = 6) {
  const auto png = picture::encode_png(drawn, level);
  REQUIRE(png);
  return *png;
}

std::string number(std::uint32_t value) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    bytes += static_cast<char>(value >> shift & 0xFFU);
  return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const auto checksum = crc32_z(0, reinterpret_cast<const Bytef*>(body.data()), body.size());
  return number(static_cast<std::uint32_t>(data.size())) + body + number(static_cast<std::uint32_t>(checksum));
}

const std::string signature = "\x89PNG\r\n\x1a\n";

/// A PNG whose header says what it likes, with pixels that are not there.
std::string announcing(std::uint32_t width, std::uint32_t height) {
  return signature + chunk("IHDR", number(width) + number(height) + std::string("\x08\x06\0\0\0", 5)) +
         chunk("IDAT", "x") + chunk("IEND", "");
}

std::string deflated(const std::string& plain) {
  auto size = compressBound(plain.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(plain.data()), plain.size(),
            9);
  packed.resize(size);
  return packed;
}

/// 16 x 8 pixels: left half red-brown, right half blue.
std::string small_jpeg() {
  static constexpr std::string_view base64 =
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYn"
      "KSopGR8tMC0oMCUoKSgBBwcHCggKEwoKEygaFhooKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo"
      "KCgoKP/AABEIAAgAEAMBIgACEQEDEQH/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQEC"
      "AwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm"
      "Z2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq"
      "8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIy"
      "gQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SF"
      "hoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEA"
      "AhEDEQA/AOIqtVmq1dHC/wDy9/7d/U9rjz/mH/7e/wDbT//Z";
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, held = 0;
  for (const char c : base64) {
    if (c == '=') break;
    bits = bits << 6U | static_cast<unsigned>(alphabet.find(c));
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFFU);
  }
  return bytes;
}

ErrorKind kind_of_refusal(std::string_view bytes) {
  const auto decoded = picture::decode(bytes);
  REQUIRE_FALSE(decoded);
  CHECK_FALSE(decoded.error().detail.empty());
  return decoded.error().kind;
}

} // namespace

TEST_CASE("what is encoded decodes to the same pixels") {
  for (const auto& [width, height] : {std::pair{1, 1}, std::pair{3, 2}, std::pair{317, 201}, std::pair{1, 4096}}) {
    const Picture drawn = gradient(width, height);
    for (const int level : {0, 1, 9}) {
      const auto back = picture::decode(png_of(drawn, level));
      REQUIRE(back);
      CHECK(back->width_px == drawn.width_px);
      CHECK(back->height_px == drawn.height_px);
      CHECK(back->rgba == drawn.rgba);
    }
    CHECK(png_of(drawn) == png_of(drawn));
  }
}

TEST_CASE("the size is read without decoding") {
  const std::string png = png_of(gradient(40, 30));
  const auto size = picture::size_of(std::string_view(png).substr(0, 40));
  REQUIRE(size);
  CHECK(size->width_px == 40);
  CHECK(size->height_px == 30);
  const auto jpeg = picture::size_of(small_jpeg());
  REQUIRE(jpeg);
  CHECK(jpeg->width_px == 16);
  CHECK(jpeg->height_px == 8);
}

TEST_CASE("a JPEG is decoded with opaque pixels") {
  const auto decoded = picture::decode(small_jpeg());
  REQUIRE(decoded);
  REQUIRE(decoded->rgba.size() == 16 * 8 * 4);
  CHECK(int{decoded->rgba[0]} == Approx(200).margin(12));
  CHECK(int{decoded->rgba[2]} == Approx(30).margin(12));
  CHECK(int{decoded->rgba[3]} == 255);
  const std::size_t last = decoded->rgba.size() - 4;
  CHECK(int{decoded->rgba[last]} == Approx(30).margin(12));
  CHECK(int{decoded->rgba[last + 2]} == Approx(160).margin(12));
}

TEST_CASE("headers that announce too much are refused before decoding") {
  for (const auto& [width, height] : {std::pair{60000U, 60000U}, std::pair{4097U, 1U}, std::pair{1U, 4097U},
                                      std::pair{4000U, 1001U}, std::pair{0x7FFFFFFFU, 0x7FFFFFFFU}}) {
    CHECK(kind_of_refusal(announcing(width, height)) == ErrorKind::TooLarge);
    CHECK(picture::size_of(announcing(width, height)).error().kind == ErrorKind::TooLarge);
  }
  for (const auto& [width, height] : {std::pair{0U, 5U}, std::pair{5U, 0U}, std::pair{0xFFFFFFFFU, 1U}})
    CHECK(kind_of_refusal(announcing(width, height)) == ErrorKind::Undecodable);

  std::string jpeg = small_jpeg();
  const std::size_t frame = jpeg.find("\xFF\xC0");
  jpeg.replace(frame + 5, 4, "\xEA\x60\xEA\x60"); // 60000 x 60000
  CHECK(kind_of_refusal(jpeg) == ErrorKind::TooLarge);
}

TEST_CASE("a picture that unpacks to far more than its size runs out of budget") {
  const std::string bomb = signature + chunk("IHDR", number(16) + number(16) + std::string("\x08\x06\0\0\0", 5)) +
                           chunk("IDAT", deflated(std::string(std::size_t{64} * 1024 * 1024, '\0'))) +
                           chunk("IEND", "");
  CHECK(bomb.size() < 100'000);
  CHECK(kind_of_refusal(bomb) == ErrorKind::TooLarge);
}

TEST_CASE("16-bit channels, palettes and grey pictures decode within the budget") {
  const auto picture_of = [](int depth, int colour, std::size_t row_bytes, const std::string& more) {
    constexpr std::size_t side = 1500;
    std::string rows((row_bytes + 1) * side, '\0');
    return signature +
           chunk("IHDR", number(side) + number(side) + static_cast<char>(depth) + static_cast<char>(colour) +
                             std::string(3, '\0')) +
           more + chunk("IDAT", deflated(rows)) + chunk("IEND", "");
  };
  CHECK(picture::decode(picture_of(16, 6, 1500 * 8, "")));
  CHECK(picture::decode(picture_of(8, 0, 1500, "")));
  CHECK(picture::decode(picture_of(1, 0, 188, "")));
  CHECK(picture::decode(picture_of(8, 3, 1500, chunk("PLTE", "\x01\x02\x03"))));
}

TEST_CASE("a colour that the palette lacks is black, and never what lay in memory") {
  const std::string rows = deflated(std::string("\0\0\1\2\xff", 5));
  const std::string palette("\x10\x20\x30\x40\x50\x60", 6);
  const std::string bytes = signature + chunk("IHDR", number(4) + number(1) + std::string("\x08\x03\0\0\0", 5)) +
                            chunk("PLTE", palette) + chunk("IDAT", rows) + chunk("IEND", "");
  const std::vector<std::uint8_t> black = {0, 0, 0, 255};
  for (int i = 0; i < 3; ++i) {
    const auto decoded = picture::decode(bytes);
    REQUIRE(decoded);
    const auto pixel = [&](int at) {
      return std::vector<std::uint8_t>(decoded->rgba.begin() + 4 * at, decoded->rgba.begin() + 4 * at + 4);
    };
    CHECK(pixel(0) == std::vector<std::uint8_t>{0x10, 0x20, 0x30, 255});
    CHECK(pixel(1) == std::vector<std::uint8_t>{0x40, 0x50, 0x60, 255});
    CHECK(pixel(2) == black);
    CHECK(pixel(3) == black);
  }
}

TEST_CASE("what is no picture, or only half of one, is refused") {
  CHECK(kind_of_refusal("") == ErrorKind::Undecodable);
  CHECK(kind_of_refusal("GIF89a") == ErrorKind::Undecodable);
  CHECK(kind_of_refusal("BM" + std::string(200, '\0')) == ErrorKind::Undecodable);
  CHECK(kind_of_refusal(signature) == ErrorKind::Undecodable);
  const std::string png = png_of(gradient(20, 20)), jpeg = small_jpeg();
  for (std::size_t length = 0; length < png.size(); ++length)
    CHECK_FALSE(picture::decode(png.substr(0, length)));
  for (std::size_t length = 0; length < jpeg.size(); ++length)
    CHECK_FALSE(picture::decode(jpeg.substr(0, length)));
}

TEST_CASE("a flipped bit in a PNG is noticed, in a JPEG survived") {
  const std::string png = png_of(gradient(12, 12));
  for (std::size_t bit = 0; bit < png.size() * 8; ++bit) {
    std::string damaged = png;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(picture::decode(damaged));
  }
  const std::string jpeg = small_jpeg();
  for (std::size_t bit = 0; bit < jpeg.size() * 8; ++bit) {
    std::string damaged = jpeg;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
    if (const auto decoded = picture::decode(damaged))
      CHECK(decoded->rgba.size() ==
            static_cast<std::size_t>(decoded->width_px) * static_cast<std::size_t>(decoded->height_px) * 4);
  }
}

TEST_CASE("a JPEG with Huffman tables beyond all measure is refused") {
  const std::string jpeg = small_jpeg();
  const std::size_t tables = jpeg.find("\xFF\xC4");
  REQUIRE(tables != std::string::npos);
  std::string damaged = jpeg;
  damaged.replace(tables + 5, 16, std::string(16, '\xFF'));
  CHECK(kind_of_refusal(damaged) == ErrorKind::Undecodable);
  // And one that stands where a decoder would find it only after the pixels.
  damaged = jpeg.substr(0, jpeg.size() - 2) + std::string("\xFF\xC4\x10\x03\x00", 5) + std::string(4096, '\xFF');
  CHECK(kind_of_refusal(damaged + "\xFF\xD9") == ErrorKind::Undecodable);
}

TEST_CASE("random changes to a JPEG never bring the decoder down") {
  const std::string jpeg = small_jpeg();
  unsigned random = 5;
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = jpeg;
    for (int change = 0; change < 1 + round % 4; ++change) {
      random = random * 1664525U + 1013904223U;
      const std::size_t at = (random >> 8U) % damaged.size();
      random = random * 1664525U + 1013904223U;
      damaged[at] = static_cast<char>(random >> 24U);
    }
    (void)picture::decode(damaged);
  }
}

TEST_CASE("random changes behind a right checksum never bring the decoder down") {
  const std::string rows = deflated(std::string((8 * 4 + 1) * 8, '\3'));
  unsigned random = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string header = number(8) + number(8) + std::string("\x08\x06\0\0\0", 5), pixels = rows;
    for (int change = 0; change < 3; ++change) {
      random = random * 1664525U + 1013904223U;
      const auto byte = static_cast<char>(random >> 24U);
      if (random & 1U)
        pixels[(random >> 8U) % pixels.size()] = byte;
      else
        header[8 + (random >> 8U) % 5] = byte;
    }
    (void)picture::decode(signature + chunk("IHDR", header) + chunk("PLTE", "abc") + chunk("tRNS", "a") +
                          chunk("IDAT", pixels) + chunk("IEND", ""));
  }
}

TEST_CASE("pixels that do not fit their size are refused by the writer") {
  CHECK(picture::encode_png(Picture{2, 2, std::vector<std::uint8_t>(15)}).error().kind == ErrorKind::WrongUsage);
  CHECK(picture::encode_png(Picture{0, 0, {}}).error().kind == ErrorKind::WrongUsage);
  CHECK(picture::encode_png(Picture{-1, -1, std::vector<std::uint8_t>(4)}).error().kind == ErrorKind::WrongUsage);
  CHECK(picture::encode_png(gradient(1, 1), 10).error().kind == ErrorKind::WrongUsage);
}

TEST_CASE("scaling weighs every pixel and keeps flat colours") {
  Picture flat{168, 168, {}};
  for (int i = 0; i < 168 * 168; ++i)
    for (const int channel : {11, 100, 104, 255})
      flat.rgba.push_back(static_cast<std::uint8_t>(channel));
  const auto half = picture::scaled(flat, 85, 85);
  REQUIRE(half);
  CHECK(half->width_px == 85);
  bool is_flat = true;
  for (std::size_t at = 0; at < half->rgba.size(); ++at)
    is_flat = is_flat && half->rgba[at] == flat.rgba[at % 4];
  CHECK(is_flat);

  // Black beside white becomes grey; what is transparent lends no colour.
  const Picture halves{2, 1, {0, 0, 0, 255, 255, 255, 255, 255}};
  CHECK(std::abs(picture::scaled(halves, 1, 1)->rgba[0] - 127) <= 1);
  const Picture clear{2, 1, {200, 0, 0, 255, 0, 255, 0, 0}};
  const auto blended = picture::scaled(clear, 1, 1);
  CHECK(blended->rgba[0] >= 198);
  CHECK(blended->rgba[1] <= 2);

  CHECK_FALSE(picture::scaled(flat, 0, 10));
  CHECK_FALSE(picture::scaled(Picture{3, 3, {1, 2, 3}}, 2, 2));
}

TEST_CASE("rounded corners are transparent outside of their circle only") {
  Picture square{20, 10, std::vector<std::uint8_t>(20 * 10 * 4, 255)};
  picture::round_corners(square, 4);
  const auto alpha = [&](std::size_t x, std::size_t y) { return square.rgba[(y * 20 + x) * 4 + 3]; };
  for (const std::size_t x : {std::size_t{0}, std::size_t{19}})
    for (const std::size_t y : {std::size_t{0}, std::size_t{9}})
      CHECK(alpha(x, y) == 0);
  CHECK(alpha(4, 0) == 255);
  CHECK(alpha(0, 4) == 255);
  CHECK(alpha(10, 5) == 255);
}
