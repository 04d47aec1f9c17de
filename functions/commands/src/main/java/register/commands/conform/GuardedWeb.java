package register.commands.conform;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import register.network.GuardedHttp;
import register.network.Reach;
import register.value.Problem;

/// The web within reach of this machine.
///
/// @param network usually without private addresses, which a stranger's pointer could name
/// @param patience the time limit of an answer
public record GuardedWeb(GuardedHttp.Network network, Duration patience) implements Web {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 200;

    public GuardedWeb(GuardedHttp.Network network) {
        this(network, PATIENCE);
    }

    public GuardedWeb(Reach reach) {
        this(GuardedHttp.Network.within(reach));
    }

    @Override
    public Answer get(URI address, String accepted, int largest) throws IOException {
        return get(address, Map.of("Accept", accepted), largest);
    }

    /// Sends one request with other headers too.
    ///
    /// @throws IOException with the reason, without the address, if there is no complete answer
    public Answer get(URI address, Map<String, String> headers, int largest) throws IOException {
        try {
            GuardedHttp.Answer answer = new GuardedHttp(patience, CONNECTING, largest, network).get(address, headers);
            return new Answer(answer.status(), answer.headers(), answer.body());
        } catch (GuardedHttp.LimitException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreachableException(reason(e), e);
        } catch (IllegalArgumentException e) {
            // Such as a port beyond 65535.
            throw new UnreachableException("no address of a server", e);
        }
    }

    private static String reason(IOException cause) {
        String said = Problem.line(String.valueOf(cause.getMessage()));
        String line = switch (cause) {
            case Reach.PrivateAddressException _ ->
                "not asked: " + said + "; REGISTER_PRIVATE_AUTHORITIES=true allows it";
            case UnknownHostException _ -> "the host's name resolves to no address";
            case SSLException _ -> refused(cause).orElse("no TLS: " + said);
            default -> "no answer: " + said;
        };
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }

    /// Why the host's certificate is refused, which Java says in its own terms; empty if it is not.
    private static Optional<String> refused(IOException cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException) {
                return Optional.of("no authority that Java trusts issued the certificate");
            } else if (each.getClass() == CertificateException.class) {
                return Optional.of("the certificate is not for this host");
            }
        }
        return Optional.empty();
    }
}
