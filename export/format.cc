#include "export/format.h"
