// Nothing of its own: CMake makes a precompiled header only beside a source, and main.cpp cannot take one,
// since CATCH_CONFIG_MAIN has to stand before Catch2.
