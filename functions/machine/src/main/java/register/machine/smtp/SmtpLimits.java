package register.machine.smtp;

import java.time.Duration;

/// What the listener for mail gives at once, and how long it waits.
///
/// @param connections at once
/// @param perAddress of them, from one address: more than Postfix (20 to a destination) or Exim opens by default
/// @param maxMessage the largest message, in bytes
/// @param largeMessages how many of over `LARGE` bytes are held in memory at once; further ones wait
/// @param firstMail how long a connection may be silent before its first mail begins
/// @param nextCommand how long it may be silent later (RFC 5321 section 4.5.3.2.7: five minutes)
/// @param message how long a message may take to arrive, however steadily it comes
public record SmtpLimits(
        int connections,
        int perAddress,
        int maxMessage,
        int largeMessages,
        Duration firstMail,
        Duration nextCommand,
        Duration message) {
    /// From how many bytes on a message is large.
    static final int LARGE = 256 * 1024;

    /// The largest message, in bytes: what SES takes too.
    private static final int MAX_MESSAGE = 40 * 1024 * 1024;

    /// How many times the size of a message its reading and deciding take at the most; measured.
    private static final int COPIES = 6;

    /// For 40 MB at a megabit a second.
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /// What a mail server in front asks for by default, in the memory that this Java has.
    public static SmtpLimits standard() {
        long large = Runtime.getRuntime().maxMemory() / ((long) COPIES * MAX_MESSAGE);
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
