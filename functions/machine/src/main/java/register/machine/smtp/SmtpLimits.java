package register.machine.smtp;

import java.time.Duration;

/// How much the mail listener takes at once, and how long it waits.
///
/// @param connections at most, at once
/// @param perAddress connections from one address: more than Postfix (20 to a destination) or Exim opens by default
/// @param maxMessage the largest message, in bytes
/// @param largeMessages how many larger than `LARGE` bytes may be in memory at once; further ones wait
/// @param firstMail how long a connection may be silent before its first mail begins
/// @param nextCommand how long it may be silent afterwards (RFC 5321 section 4.5.3.2.7: five minutes)
/// @param message how long a message may take to arrive, at whatever speed
public record SmtpLimits(
        int connections,
        int perAddress,
        int maxMessage,
        int largeMessages,
        Duration firstMail,
        Duration nextCommand,
        Duration message) {
    /// The size in bytes from which a message is large.
    static final int LARGE = 256 * 1024;

    /// The largest message, in bytes: the same as for SES.
    private static final int MAX_MESSAGE = 40 * 1024 * 1024;

    /// The memory for reading and deciding, as a multiple of the message's size; measured.
    private static final int COPIES = 6;

    /// Enough for 40 MB at one megabit a second.
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /// Enough for a mail server in front with default settings, within half of this Java's memory.
    public static SmtpLimits standard() {
        long large = Runtime.getRuntime().maxMemory() / 2 / ((long) COPIES * MAX_MESSAGE);
        return new SmtpLimits(
                100,
                50,
                MAX_MESSAGE,
                Math.clamp(large, 1, 50),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                PATIENCE);
    }
}
