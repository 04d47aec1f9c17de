package register.pdf.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import register.network.GuardedHttp;
import register.network.Reach;
import register.transparency.NoTimeStampException;
import register.transparency.TimeStamp;
import register.transparency.TimeStampAuthority;
import register.value.Sha256;

/// An authority at an address (RFC 3161, 3.4). It learns only a hash. Its answer is limited in size and time,
/// redirects are not followed, and only what it signed counts: the answer must repeat the nonce, the certificate
/// must match a pin, if there are any, and the clock must agree with this machine's.
public final class HttpTimeStampAuthority implements TimeStampAuthority {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// The time limit for seals, because a reader waits for the document.
    private static final Duration PATIENCE_OF_SEALS = Duration.ofSeconds(5);
    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BITS = 64;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    /// The maximum number of certificates in a log line.
    private static final int MOST_SHOWN = 4;

    private final AuthorityAddress authority;
    private final GuardedHttp answers;
    private final InstantSource clock;

    HttpTimeStampAuthority(AuthorityAddress authority, Duration patience, Reach reach, InstantSource clock) {
        this.authority = authority;
        this.answers = new GuardedHttp(patience, TimeStamp.LARGEST_TOKEN, reach);
        this.clock = clock;
    }

    /// @param address such as `https://tsa.example/tsr`, or `http://tsa.example/tsr#FINGERPRINT` (SHA-256 of the
    ///     certificate that it must sign under)
    /// @param reach the addresses allowed
    /// @throws IllegalArgumentException saying what was expected
    public static HttpTimeStampAuthority at(String address, Reach reach) {
        return at(address, PATIENCE, reach);
    }

    private static HttpTimeStampAuthority at(String address, Duration patience, Reach reach) {
        return new HttpTimeStampAuthority(AuthorityAddress.parse(address), patience, reach, InstantSource.system());
    }

    /// @throws IllegalArgumentException saying what was expected
    public static void requireAddress(String address) {
        var _ = AuthorityAddress.parse(address);
    }

    /// Authorities for seals, with a short timeout, because documents wait for them.
    public static List<TimeStampAuthority> forSeals(List<String> addresses, Reach reach) {
        return at(addresses, PATIENCE_OF_SEALS, reach);
    }

    /// Authorities for checkpoints, with a longer timeout, because nothing waits for them.
    public static List<TimeStampAuthority> forCheckpoints(List<String> addresses, Reach reach) {
        return at(addresses, PATIENCE, reach);
    }

    private static List<TimeStampAuthority> at(List<String> addresses, Duration patience, Reach reach) {
        return addresses.stream()
                .<TimeStampAuthority>map(address -> at(address, patience, reach))
                .toList();
    }

    @Override
    public TimeStamp stamp(Sha256 imprint) {
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request =
                    generator.generate(TSPAlgorithms.SHA256, imprint.bytes(), new BigInteger(NONCE_BITS, RANDOM));
            Instant asked = clock.instant();
            CheckedTimeStamp checked = checked(request, send(request.getEncoded()), imprint);
            requirePinned(checked);
            requireOfNow(checked.stamp().genTime(), asked);
            return checked.stamp();
        } catch (IOException e) {
            throw new IllegalStateException("a request for a time-stamp can always be written", e);
        }
    }

    private void requirePinned(CheckedTimeStamp checked) {
        if (!authority.pins().isEmpty() && !checked.isPinned(authority.pins())) {
            String shown = checked.certificates().stream()
                    .limit(MOST_SHOWN)
                    .map(certificate ->
                            CheckedTimeStamp.fingerprint(certificate).hex())
                    .collect(Collectors.joining(", "));
            throw none("it signs under a certificate other than the pinned one: "
                    + checked.stamp().authority() + ", SHA-256 " + shown);
        }
    }

    /// Requires that the authority's clock agrees with this machine's: it is impossible to tell which one is wrong,
    /// and a document keeps its stamp permanently.
    private void requireOfNow(Instant genTime, Instant asked) {
        Instant now = clock.instant();
        if (genTime.isBefore(asked.minus(CLOCKS_DIFFER)) || genTime.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw none("its clock says " + genTime + ", this machine's " + now + ": expected at most "
                    + CLOCKS_DIFFER.toMinutes() + " minutes between them");
        }
    }

    private byte[] send(byte[] request) {
        try {
            GuardedHttp.Answer answer = answers.post(authority.uri(), QUERY, REPLY, request);
            if (!isReply(answer.header("Content-Type"))) {
                throw none("answers with another content type than " + REPLY);
            }
            return answer.body().toArray();
        } catch (IOException e) {
            throw none(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isReply(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().equalsIgnoreCase(REPLY);
    }

    private CheckedTimeStamp checked(TimeStampRequest request, byte[] answer, Sha256 imprint) {
        try {
            var response = new TimeStampResponse(TimeStampResp.getInstance(ASN1Primitive.fromByteArray(answer)));
            if (response.getTimeStampToken() == null) {
                throw none("refuses: PKI status " + response.getStatus()
                        + (response.getFailInfo() == null
                                ? ""
                                : ", failure " + response.getFailInfo().intValue()));
            }
            response.validate(request);
            return CheckedTimeStamp.of(response.getTimeStampToken().getEncoded(), imprint);
        } catch (NoTimeStampException e) {
            throw e;
        } catch (BadTimeStampException e) {
            throw none("its time-stamp is invalid: " + e.getMessage());
        } catch (TSPException _) {
            throw none("it does not answer this request");
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // The parser throws these for input that is not an answer, and for deeply nested garbage.
            throw none("its answer cannot be read");
        }
    }

    /// Names the address without its query, which may hold a secret.
    private NoTimeStampException none(String why) {
        URI uri = authority.uri();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new NoTimeStampException(uri.getScheme() + "://" + uri.getRawAuthority() + path, why);
    }
}
