package register.desk.visit;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/// Lets each form be sent once: it has a ticket, which is spent when it arrives. Tickets end with the desk, so a form
/// of an earlier one does nothing.
public final class Tickets {
    private static final int BYTES = 16;

    /// More than a person has open.
    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Set<String> valid = new LinkedHashSet<>();

    /// A new ticket; the oldest end when there are too many.
    public synchronized String issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        valid.add(ticket);
        Iterator<String> oldest = valid.iterator();
        while (valid.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
        return ticket;
    }

    /// @return false if it was spent before, or was never issued
    public synchronized boolean spend(String ticket) {
        return valid.remove(ticket);
    }
}
