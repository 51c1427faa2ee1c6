#include "kiosk/app/commands.h"

int main(int argument_count, char** arguments) { return kiosk::app::run_program(argument_count, arguments); }
