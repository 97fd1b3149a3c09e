/* The least that a sender can be: numbered lines with checksums, a fixed number of them in flight.
 * usage: sender TERMINAL LINES WINDOW; prints the seconds that it took. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int oks(int port) {
    static char line[256];
    static int length;
    char buffer[4096];
    int found = 0;
    ssize_t got = read(port, buffer, sizeof buffer);
    if (got <= 0) exit(1);
    for (ssize_t i = 0; i < got; i++) {
        if (buffer[i] == '\n') {
            found += length >= 2 && line[0] == 'o' && line[1] == 'k';
            length = 0;
        } else if (length < 255) {
            line[length++] = buffer[i];
        }
    }
    return found;
}

int main(int count, char **arguments) {
    struct termios raw;
    long lines = count > 2 ? atol(arguments[2]) : 1000;
    int window = count > 3 ? atoi(arguments[3]) : 1, flying = 0;
    int port = open(arguments[1], O_RDWR | O_NOCTTY);
    if (port < 0) return 1;
    tcgetattr(port, &raw);
    cfmakeraw(&raw);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(port, TCSANOW, &raw);
    /* Asked for its name, the responder answers in full from then on, as it does to our driver. */
    if (write(port, "M115\n", 5) != 5) return 1;
    while (oks(port) == 0) continue;
    double begin = seconds();
    for (long n = 1; n <= lines; n++) {
        char text[128];
        int length = sprintf(text, "N%ld G1 X100.123 Y100.456 E0.01234", n);
        unsigned char sum = 0;
        for (int i = 0; i < length; i++) sum ^= (unsigned char)text[i];
        length += sprintf(text + length, "*%d\n", sum);
        while (flying >= window) flying -= oks(port);
        if (write(port, text, length) != length) return 1;
        flying++;
    }
    while (flying > 0) flying -= oks(port);
    printf("%.6f\n", seconds() - begin);
    return 0;
}
