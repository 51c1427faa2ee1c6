// What the kiosk and the installer say to each other: requests one way, answers the other, one JSON line each.
#pragma once

#include "kiosk/install/answers.h"
#include "kiosk/install/requests.h"
#include "kiosk/install/status_facts.h"
