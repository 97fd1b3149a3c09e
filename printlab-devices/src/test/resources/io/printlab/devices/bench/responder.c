/* The other end of the wire: answers every line of every pseudo-terminal with "ok", as late as a wire and a firmware would.
 * usage: responder COUNT BAUD LATENCY_MICROSECONDS; BAUD 0 is a wire without limits. Prints the names of the terminals. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define MOST 128
#define PENDING 256

struct line_end {
    int master;
    int length;
    long long wire_in, wire_out;
    long long due[PENDING];
    char answer[PENDING][48];
    unsigned head, tail;
    char text[256];
    int answers_in_full;
};

static struct line_end ends[MOST];
static long long byte_nanos, latency;

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static long long later(long long a, long long b) { return a > b ? a : b; }

static void answer(struct line_end *e) {
    char *reply = e->answer[e->tail % PENDING];
    e->text[e->length < 255 ? e->length : 255] = 0;
    if (strstr(e->text, "M115")) {
        snprintf(reply, 48, "FIRMWARE_NAME:Bench Cap:ADVANCED_OK:1\nok\n");
        e->answers_in_full = 1;
    } else if (e->answers_in_full && e->text[0] == 'N') {
        snprintf(reply, 48, "ok N%d P15 B3\n", atoi(e->text + 1));
    } else {
        strcpy(reply, "ok\n");
    }
    e->wire_in = later(e->wire_in, now()) + byte_nanos * (e->length + 1);
    e->wire_out = later(e->wire_out, e->wire_in + latency) + byte_nanos * (long long)strlen(reply);
    e->due[e->tail++ % PENDING] = e->wire_out;
}

static int take(struct line_end *e) {
    char buffer[4096];
    ssize_t got = read(e->master, buffer, sizeof buffer);
    if (got <= 0) {
        return got < 0 && (errno == EAGAIN || errno == EIO);
    }
    for (ssize_t i = 0; i < got; i++) {
        if (buffer[i] == '\n') {
            if (e->length > 0) answer(e);
            e->length = 0;
        } else if (buffer[i] != '\r') {
            if (e->length < 255) e->text[e->length] = buffer[i];
            e->length++;
        }
    }
    return 1;
}

static void give(struct line_end *e, long long at) {
    while (e->head != e->tail && e->due[e->head % PENDING] <= at) {
        char *reply = e->answer[e->head++ % PENDING];
        if (write(e->master, reply, strlen(reply)) < 0) return;
    }
}

int main(int count, char **arguments) {
    int terminals = count > 1 ? atoi(arguments[1]) : 1;
    long baud = count > 2 ? atol(arguments[2]) : 0;
    latency = (count > 3 ? atoll(arguments[3]) : 0) * 1000;
    byte_nanos = baud ? 10000000000LL / baud : 0;
    prctl(PR_SET_TIMERSLACK, 1);
    static struct pollfd polled[MOST];
    for (int i = 0; i < terminals && i < MOST; i++) {
        struct termios raw;
        int master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        grantpt(master);
        unlockpt(master);
        int kept = open(ptsname(master), O_RDWR | O_NOCTTY);
        tcgetattr(kept, &raw);
        cfmakeraw(&raw);
        tcsetattr(kept, TCSANOW, &raw);
        ends[i].master = master;
        polled[i] = (struct pollfd){.fd = master, .events = POLLIN};
        printf("%s\n", ptsname(master));
    }
    fflush(stdout);
    for (;;) {
        long long at = now(), next = at + 100000000LL;
        for (int i = 0; i < terminals; i++) {
            struct line_end *e = &ends[i];
            if (e->head != e->tail && e->due[e->head % PENDING] < next) next = e->due[e->head % PENDING];
        }
        long long wait = later(0, next - at);
        struct timespec patience = {wait / 1000000000LL, wait % 1000000000LL};
        ppoll(polled, terminals, &patience, NULL);
        if (getppid() == 1) return 0;
        for (int i = 0; i < terminals; i++) {
            if (polled[i].revents & POLLIN) take(&ends[i]);
        }
        at = now();
        for (int i = 0; i < terminals; i++) give(&ends[i], at);
    }
}
