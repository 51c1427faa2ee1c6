#include "tests/app/allocations.h"

#include <SDL.h>
#include <atomic>
#include <cstdlib>
#include <imgui.h>
#include <new>

namespace {

std::atomic<long> count{0};

void* counted(std::size_t size) {
  ++count;
  return std::malloc(size);
}

/// Before main(), so that nothing was allocated with other functions.
const bool counts_libraries = [] {
  ImGui::SetAllocatorFunctions([](size_t size, void*) { return counted(size); },
                               [](void* memory, void*) { std::free(memory); });
  return SDL_SetMemoryFunctions([](size_t size) { return counted(size); },
                                [](size_t items, size_t size) {
                                  ++count;
                                  return std::calloc(items, size);
                                },
                                [](void* memory, size_t size) {
                                  ++count;
                                  return std::realloc(memory, size);
                                },
                                [](void* memory) { std::free(memory); }) == 0;
}();

} // namespace

void* operator new(std::size_t size) {
  if (void* memory = counted(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace stage {

long allocations() { return counts_libraries ? count.load() : -1; }

} // namespace stage
