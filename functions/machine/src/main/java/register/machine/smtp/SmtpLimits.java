package register.machine.smtp;

import java.time.Duration;

/// Limits of the mail listener.
///
/// @param connections at a time
/// @param perAddress connections from one address: more than Postfix (20 to a destination) or Exim opens by default
/// @param maxMessage the maximum message size in bytes
/// @param largeMessages the number of messages above `LARGE` in memory at a time; further ones wait
/// @param firstMail the time without input before the first mail begins
/// @param nextCommand the time without input afterwards (RFC 5321 section 4.5.3.2.7: five minutes)
/// @param message the time for a message to arrive, at whatever speed
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

    /// The maximum message size in bytes, as for SES.
    private static final int MAX_MESSAGE = 40 * 1024 * 1024;

    /// The memory for reading and deciding, as a measured multiple of the message's size.
    private static final int COPIES = 6;

    /// Enough for 40 MB at one megabit per second.
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /// Enough for a mail server in front with default settings, within half of this process's heap.
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
