package register.pdf.seal;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.network.Reach;
import register.pdf.revocation.EvidenceCheck;
import register.pdf.revocation.IssuerPaths;
import register.pdf.revocation.NoEvidenceException;
import register.pdf.revocation.RevocationData;
import register.pdf.revocation.RevocationEvidence;
import register.pdf.revocation.StrangeEvidenceException;
import register.transparency.NoTimeStampException;
import register.transparency.TimeStamp;
import register.transparency.TimeStampAuthority;
import register.value.Sha256;

/// Fetches the time-stamp of each seal, if an authority is configured. A document is issued in any case: if no
/// authority stamps, the seal is PAdES B-B, with a warning; without evidence on revocation, it is B-T, not B-LTA. After
/// a failure, no authority is asked for a minute, so that one that hangs delays few documents.
public final class SealTimes {
    /// Asks no authority and writes no warning.
    public static final SealTimes NONE = new SealTimes(null, Reach.PUBLIC, _ -> {}, Duration.ZERO);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final @Nullable TimeStampAuthority authority;
    private final RevocationData revocation;
    private final Consumer<String> warnings;
    private final Duration pause;
    private volatile String lastRemark = "";
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile @Nullable Long notBefore;

    SealTimes(@Nullable TimeStampAuthority authority, Reach reach, Consumer<String> warnings, Duration pause) {
        this.authority = authority;
        this.revocation = new RevocationData(Clock.systemUTC(), reach);
        this.warnings = warnings;
        this.pause = pause;
    }

    /// @param authorities asked in this order; if there are none, the first seal causes a warning
    /// @param reach how far the addresses of revocation data in certificates may lead
    /// @param warnings receives one printable line about each seal without a time-stamp, and each failed authority
    public static SealTimes of(List<? extends TimeStampAuthority> authorities, Reach reach, Consumer<String> warnings) {
        return new SealTimes(
                authorities.isEmpty() ? null : TimeStampAuthority.firstOf(authorities, warnings),
                reach,
                warnings,
                PAUSE);
    }

    /// True if there is an authority to ask.
    public boolean areAsked() {
        return authority != null;
    }

    /// Evidence that the certificates are not revoked, if there is any: most self-made certificates have none.
    ///
    /// @param signers certificates of the seal and of its time-stamp
    /// @param carried other certificates in them
    public Optional<RevocationEvidence> evidence(
            Collection<X509Certificate> signers, Collection<X509Certificate> carried) {
        try {
            RevocationEvidence evidence = revocation.of(IssuerPaths.certificates(signers, carried));
            // Evidence that a verifier would refuse is useless.
            EvidenceCheck.require(evidence, signers, carried);
            return Optional.of(evidence);
        } catch (NoEvidenceException | StrangeEvidenceException e) {
            remark("sealed as PAdES B-T: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Writes each remark once.
    private void remark(String line) {
        if (!line.equals(lastRemark)) {
            lastRemark = line;
            warnings.accept(line);
        }
    }

    /// A time-stamp of this imprint, if an authority gives one.
    ///
    /// @param without the level of the seal without it
    public Optional<TimeStamp> stamp(Sha256 imprint, SealLevel without) {
        if (authority == null) {
            if (!warned.getAndSet(true)) {
                warnings.accept("sealing without time-stamps (" + without.word() + "): no authority is configured");
            }
            return Optional.empty();
        }
        Long until = notBefore;
        if (until != null && System.nanoTime() - until < 0) {
            warnings.accept(missing(without) + "an attempt failed less than a minute ago");
            return Optional.empty();
        }
        try {
            return Optional.of(authority.stamp(imprint));
        } catch (NoTimeStampException e) {
            notBefore = System.nanoTime() + pause.toNanos();
            warnings.accept(missing(without) + e.getMessage());
            return Optional.empty();
        }
    }

    private static String missing(SealLevel without) {
        return "sealed as " + without.word() + " without a time-stamp: ";
    }
}
