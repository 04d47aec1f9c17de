package register.aws.files;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.files.SiteHost;
import register.files.SiteWriting;
import register.read.endpoint.ServedSite;
import register.record.Lease;
import software.amazon.awssdk.services.s3.S3Client;

/// Files in a bucket that are kept like the register's answers. One process writes at a time; whoever comes meanwhile
/// waits, because the other may have died.
public final class KeptFiles {
    private static final String LEASE = "FILES";
    private static final Duration ALONE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Register register;
    private final ServedSite site;
    private final S3Client objects;
    private final String bucket;
    private final UnaryOperator<SiteHost> around;
    private final String holder = UUID.randomUUID().toString();

    /// @param site that the read function serves
    KeptFiles(Register register, ServedSite site, S3Client objects, String bucket) {
        this(register, site, objects, bucket, UnaryOperator.identity());
    }

    /// @param around stands before each run's bucket
    KeptFiles(Register register, ServedSite site, S3Client objects, String bucket, UnaryOperator<SiteHost> around) {
        this.register = register;
        this.site = site;
        this.objects = objects;
        this.bucket = bucket;
        this.around = around;
    }

    /// Writes what changed since the last time.
    ///
    /// @param context of the invocation, in whose time it ends; null outside Lambda
    /// @return the number of files that were put or removed
    /// @throws UncheckedIOException if a file cannot be stored; the next call writes it again
    /// @throws IllegalStateException if another process writes for half of the time
    int write(@Nullable Context context) {
        Instant end = now().plus(left(context));
        take(end, now().plus(left(context).dividedBy(2)));
        try (var host = new S3Host(objects, bucket)) {
            SiteWriting writing =
                    writing(host, now().plus(Duration.between(now(), end).dividedBy(2)));
            if (!writing.isCurrent()) {
                var _ = writing.write();
            }
            return writing.counts().changes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // Over by every clock, even if this one is ahead of others.
            var _ = hold(Instant.EPOCH);
        }
    }

    /// The same if the day has begun in the time zone of a policy since the last time.
    int writeNewDay(@Nullable Context context) {
        try (var host = new S3Host(objects, bucket)) {
            return SiteWriting.isOfToday(host, register.clock()) ? 0 : write(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration left(@Nullable Context context) {
        return context == null ? ALONE : Duration.ofMillis(context.getRemainingTimeInMillis());
    }

    /// @param late when it gives up
    private void take(Instant end, Instant late) {
        while (!hold(end)) {
            if (now().isAfter(late)) {
                throw new IllegalStateException("another process writes the files; they are written with the next entry"
                        + " or by the hourly function");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while another process wrote the files", e);
            }
        }
    }

    /// @param late when it has to come to an end: nothing may be left half done
    private SiteWriting writing(S3Host host, Instant late) throws IOException {
        return new SiteWriting(
                register.ports(),
                _ -> site,
                around.apply(host),
                false,
                register.clock(),
                () -> now().isAfter(late) || host.isAlmostFull(),
                (_, _, _) -> {});
    }

    private boolean hold(Instant until) {
        return Lease.take(register.ports().records(), LEASE, holder, now(), until);
    }

    private Instant now() {
        return register.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
