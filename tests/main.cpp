// The one main of all test programs: Catch2's takes long to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
