// Queues the samples of a tone at once: no thread of ours plays it.
#include "kiosk/device/tone.h"

#include <SDL.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <utility>

namespace kiosk::device {
namespace {

constexpr int samples_per_second = 48000;
constexpr double frequency_hz = 440;
constexpr int fade_samples = samples_per_second / 50; ///< without it the loudspeaker clicks

/// SDL's audio part, counted by SDL.
class Audio {
public:
  Audio() : runs_(SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {}
  Audio(const Audio&) = delete;
  Audio& operator=(const Audio&) = delete;
  ~Audio() {
    if (runs_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
  }
  [[nodiscard]] bool runs() const { return runs_; }

private:
  bool runs_;
};

std::vector<float> samples_of(Side side, double volume) {
  const double loudness = std::clamp(volume, 0.0, 1.0);
  std::vector<float> samples(static_cast<std::size_t>(samples_per_second) * 2);
  for (int at = 0; at < samples_per_second; ++at) {
    const int to_edge = std::min(at, samples_per_second - 1 - at);
    const double fade = std::min(1.0, static_cast<double>(to_edge) / fade_samples);
    const double wave = std::sin(2 * std::numbers::pi * frequency_hz * at / samples_per_second);
    const auto value = static_cast<float>(loudness * fade * wave);
    const auto index = static_cast<std::size_t>(at) * 2;
    samples[index] = side == Side::Right ? 0.0F : value;
    samples[index + 1] = side == Side::Left ? 0.0F : value;
  }
  return samples;
}

} // namespace

struct Tone::Parts {
  Audio audio; ///< before the device: it ends last
  SDL_AudioDeviceID device = 0;

  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    if (device != 0) SDL_CloseAudioDevice(device);
  }
};

std::vector<std::string> loudspeakers() {
  const Audio audio;
  std::vector<std::string> names;
  if (!audio.runs()) return names;
  for (int at = 0; at < SDL_GetNumAudioDevices(0); ++at)
    if (const char* name = SDL_GetAudioDeviceName(at, 0)) names.emplace_back(name);
  return names;
}

Result<Tone> Tone::play(const std::string& loudspeaker, Side side, double volume) {
  auto parts = std::make_unique<Parts>();
  if (!parts->audio.runs()) return fail(ErrorKind::NotFound, fmt::format("no sound can be played: {}", SDL_GetError()));
  SDL_AudioSpec spec = {};
  spec.freq = samples_per_second;
  spec.format = AUDIO_F32SYS;
  spec.channels = 2;
  spec.samples = 2048;
  parts->device = SDL_OpenAudioDevice(loudspeaker.empty() ? nullptr : loudspeaker.c_str(), 0, &spec, nullptr, 0);
  if (parts->device == 0) return fail(ErrorKind::NotFound, fmt::format("no loudspeaker answers: {}", SDL_GetError()));
  const std::vector<float> samples = samples_of(side, volume);
  if (SDL_QueueAudio(parts->device, samples.data(), static_cast<Uint32>(samples.size() * sizeof(float))) != 0)
    return fail(ErrorKind::Internal, fmt::format("the tone cannot be played: {}", SDL_GetError()));
  SDL_PauseAudioDevice(parts->device, 0);
  return Tone(std::move(parts));
}

Tone::Tone(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Tone::Tone(Tone&&) noexcept = default;
Tone& Tone::operator=(Tone&&) noexcept = default;
Tone::~Tone() = default;

bool Tone::is_playing() const { return SDL_GetQueuedAudioSize(parts_->device) > 0; }

} // namespace kiosk::device
