package register.machine.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// The listener's open connections. If they reach the limit, the one idle for longest is dropped, so that idle
/// connections do not block others. A message in progress is never cut off for another.
final class SmtpConnections implements SessionHandler {
    private static final SessionAcceptance NO_PEER =
            SessionAcceptance.failure(554, "5.7.1 This address may not send mail here");
    private static final SessionAcceptance FULL =
            SessionAcceptance.failure(421, "4.3.2 Too many connections, try again later");

    private final Peers peers;
    private final SmtpLimits limits;
    private final Map<Session, Held> held = new HashMap<>();
    private final OccasionalLog refusals = new OccasionalLog(Duration.ofMinutes(1));

    /// @param socket as accepted, below any encryption
    /// @param since when it last sent anything, in nanoseconds
    /// @param busy true if a message is in progress
    private record Held(Session session, Socket socket, InetAddress address, long since, boolean busy) {
        Held now(boolean busy) {
            return new Held(session, socket, address, System.nanoTime(), busy);
        }
    }

    SmtpConnections(Peers peers, SmtpLimits limits) {
        this.peers = peers;
        this.limits = limits;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        InetAddress address = session.getSocket().getInetAddress();
        if (!peers.hold(address)) {
            refusals.line("SMTP: refused " + address.getHostAddress() + ": not in REGISTER_SMTP_PEERS");
            return NO_PEER;
        }
        return admitted(new Held(session, session.getSocket(), address, System.nanoTime(), false))
                ? SessionAcceptance.success()
                : FULL;
    }

    private synchronized boolean admitted(Held next) {
        boolean room = room(limits.perAddress(), one -> one.address().equals(next.address()))
                && room(limits.connections(), _ -> true);
        if (room) {
            held.put(next.session(), next);
        }
        return room;
    }

    private boolean room(int most, Predicate<Held> among) {
        if (held.values().stream().filter(among).count() < most) {
            return true;
        }
        Optional<Held> idle = held.values().stream()
                .filter(among)
                .filter(one -> !one.busy())
                .min(Comparator.comparingLong(Held::since));
        idle.ifPresent(this::drop);
        return idle.isPresent();
    }

    private void drop(Held one) {
        held.remove(one.session());
        // A client that does not read must not block others.
        Thread.startVirtualThread(() -> {
            try (Socket _ = one.socket()) {
                one.session().sendResponse("421 4.4.2 Idle for too long, others are waiting");
            } catch (IOException _) {
                // It is closed either way.
            }
        });
    }

    /// A mail begins: from now on the connection may take longer.
    void begun(Session session) {
        try {
            session.getSocket().setSoTimeout((int) limits.nextCommand().toMillis());
        } catch (SocketException _) {
            // The next read reports it.
        }
        heard(session, false);
    }

    /// @param busy true if a message is in progress from now on
    /// @return false if the connection was dropped
    synchronized boolean heard(Session session, boolean busy) {
        return held.computeIfPresent(session, (_, one) -> one.now(busy)) != null;
    }

    @Override
    public synchronized void onSessionEnd(Session session) {
        held.remove(session);
    }
}
