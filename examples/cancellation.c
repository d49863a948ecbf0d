// The formula is at fault, not the problem: the condition number is 1, and nearly half of the digits are lost.
#include <math.h>

// at: x=1e-12
double growth(double x)
{
    return sqrt(1.0 + x) - 1.0;
}

// The same without the difference of two numbers that are nearly equal.
// at: x=1e-12
double growth_kept(double x)
{
    return x / (sqrt(1.0 + x) + 1.0);
}
