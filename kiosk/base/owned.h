// A C library's handle that destroys itself.
#pragma once

#include <memory>

namespace kiosk {

template <auto destroy> struct Destroy {
  template <typename T> void operator()(T* handle) const { (void)destroy(handle); }
};

/// `using HarfBuzzBuffer = Owned<hb_buffer_t, hb_buffer_destroy>;` in the library's door folder.
template <typename T, auto destroy> using Owned = std::unique_ptr<T, Destroy<destroy>>;

} // namespace kiosk
