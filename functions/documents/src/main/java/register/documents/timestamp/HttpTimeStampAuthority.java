package register.documents.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import register.chain.NoTimeStampException;
import register.chain.Sha256;
import register.chain.TimeStamp;
import register.chain.TimeStampAuthority;
import register.documents.http.WholeAnswers;

/// An authority at an address (RFC 3161, 3.4). It learns a hash and nothing else, and is believed only what it signs:
/// its answer has a limit of size and time, no redirect is followed, and it must hold the number that was asked with.
public final class HttpTimeStampAuthority implements TimeStampAuthority {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// While somebody waits for a document.
    private static final Duration PATIENCE_OF_SEALS = Duration.ofSeconds(5);
    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BITS = 64;

    private final URI address;
    private final WholeAnswers answers;

    HttpTimeStampAuthority(URI address, Duration patience) {
        this.address = address;
        this.answers = new WholeAnswers(patience, TimeStamp.LARGEST_TOKEN);
    }

    /// @param address such as `https://tsa.example/tsr`
    /// @throws IllegalArgumentException when it is not that of an HTTP server
    public static HttpTimeStampAuthority at(String address) {
        try {
            var uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (List.of("http", "https").contains(scheme)
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null) {
                return new HttpTimeStampAuthority(uri, PATIENCE);
            }
        } catch (URISyntaxException _) {
            // Told below.
        }
        throw new IllegalArgumentException("expected the address of a time-stamp authority, http(s)://HOST/PATH");
    }

    /// Those that stamp seals, which wait for them a shorter time. What is no address fails when it is asked, and not
    /// here:
    /// a bad setting holds up no document.
    ///
    /// @param setting what a failure names
    public static List<TimeStampAuthority> forSeals(List<String> addresses, String setting) {
        return addresses.stream()
                .<TimeStampAuthority>map(address -> lenient(address, setting, PATIENCE_OF_SEALS))
                .toList();
    }

    /// The same that stamp checkpoints, which nobody waits for.
    public static List<TimeStampAuthority> forCheckpoints(List<String> addresses, String setting) {
        return addresses.stream()
                .<TimeStampAuthority>map(address -> lenient(address, setting, PATIENCE))
                .toList();
    }

    private static TimeStampAuthority lenient(String address, String setting, Duration patience) {
        try {
            return new HttpTimeStampAuthority(at(address).address, patience);
        } catch (IllegalArgumentException e) {
            return _ -> {
                throw new NoTimeStampException(setting, String.valueOf(e.getMessage()));
            };
        }
    }

    @Override
    public TimeStamp stamp(Sha256 imprint) {
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request =
                    generator.generate(TSPAlgorithms.SHA256, imprint.bytes(), new BigInteger(NONCE_BITS, RANDOM));
            return stamp(request, send(request.getEncoded()), imprint);
        } catch (IOException e) {
            throw new IllegalStateException("a request for a time-stamp can always be written", e);
        }
    }

    private byte[] send(byte[] request) {
        HttpRequest post = HttpRequest.newBuilder(address)
                .header("Content-Type", QUERY)
                .header("Accept", REPLY)
                .POST(BodyPublishers.ofByteArray(request))
                .build();
        try {
            HttpResponse<byte[]> response = answers.to(post);
            if (!isReply(response.headers().firstValue("Content-Type").orElse(""))) {
                throw none("answers with another content type than " + REPLY);
            }
            return response.body();
        } catch (IOException e) {
            throw none(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isReply(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().equalsIgnoreCase(REPLY);
    }

    private TimeStamp stamp(TimeStampRequest request, byte[] answer, Sha256 imprint) {
        try {
            var response = new TimeStampResponse(TimeStampResp.getInstance(ASN1Primitive.fromByteArray(answer)));
            if (response.getTimeStampToken() == null) {
                throw none("refuses: PKI status " + response.getStatus()
                        + (response.getFailInfo() == null
                                ? ""
                                : ", failure " + response.getFailInfo().intValue()));
            }
            response.validate(request);
            return CheckedTimeStamp.of(response.getTimeStampToken().getEncoded(), imprint)
                    .stamp();
        } catch (NoTimeStampException e) {
            throw e;
        } catch (BadTimeStampException e) {
            throw none("its time-stamp does not hold: " + e.getMessage());
        } catch (TSPException _) {
            throw none("its answer is none to what was asked");
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // What the parser throws at what is no answer, and what deeply nested garbage does to it.
            throw none("its answer cannot be read");
        }
    }

    /// Without the query, which may hold a secret.
    private NoTimeStampException none(String why) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return new NoTimeStampException(address.getScheme() + "://" + address.getRawAuthority() + path, why);
    }
}
