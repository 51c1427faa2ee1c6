#include "kiosk/stick/watch.h"
