package register.commands.conform;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import register.json.Json;
import register.json.StrangersJson;

/// Reads the addresses that a pointer names, and reports what is wrong with the answers.
///
/// @param faults receives them
record Reader(Web web, List<Fault> faults) {
    static final int SMALL = 64 * 1024;
    static final int LARGE = 8 * 1024 * 1024;

    private static final String JSON = "application/json";
    private static final int REDIRECTS = 3;
    private static final int OK = 200;
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

    /// The first part of a pointer.
    ///
    /// @throws IOException if its host cannot be reached
    Optional<Json.Obj> pointer(int level, URI address) throws IOException {
        try {
            return asked(level, address, "", JSON, SMALL).flatMap(answer -> json(level, address, answer));
        } catch (Web.UnreachableException e) {
            throw new IOException(address + ": " + e.getMessage(), e);
        } catch (IOException e) {
            return none(level, address, "", String.valueOf(e.getMessage()), "an answer");
        }
    }

    /// The JSON object at an address.
    ///
    /// @param level that it denies if there is none
    /// @param member that names the address
    Optional<Json.Obj> json(int level, URI address, String member, int largest) {
        return answer(level, address, member, JSON, largest).flatMap(answer -> json(level, address, answer));
    }

    private Optional<Json.Obj> json(int level, URI address, Web.Answer answer) {
        String type = answer.type();
        if (!type.equals(JSON) && !type.endsWith("+json")) {
            faults.add(new Fault(level, address.toString(), "Content-Type", type, JSON));
        }
        String sharing = answer.header("Access-Control-Allow-Origin");
        if (!sharing.equals("*")) {
            faults.add(new Fault(
                    Math.max(level, ListCheck.LIST),
                    address.toString(),
                    "Access-Control-Allow-Origin",
                    sharing,
                    "*, so that any website may read it"));
        }
        return parsed(level, address.toString(), answer.body().toArray(), faults);
    }

    static Optional<Json.Obj> parsed(int level, String address, byte[] text, List<Fault> faults) {
        try {
            if (StrangersJson.parse(text) instanceof Json.Obj object) {
                return Optional.of(object);
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        faults.add(new Fault(
                level, address, "", "", "a JSON object (UTF-8, each member once, numbers without fractions)"));
        return Optional.empty();
    }

    /// An answer with status 200, which at most three redirects may lead to.
    Optional<Web.Answer> answer(int level, URI address, String member, String accepted, int largest) {
        try {
            return asked(level, address, member, accepted, largest);
        } catch (IOException e) {
            return none(level, address, member, String.valueOf(e.getMessage()), "an answer");
        }
    }

    private Optional<Web.Answer> asked(int level, URI first, String member, String accepted, int largest)
            throws IOException {
        URI address = first;
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            Web.Answer answer = web.get(address, accepted, largest);
            if (answer.status() == OK) {
                return Optional.of(answer);
            } else if (!MOVED.contains(answer.status())) {
                return none(level, first, member, "status " + answer.status(), "status 200");
            }
            try {
                address = address.resolve(new URI(answer.header("Location")));
            } catch (URISyntaxException _) {
                return none(level, first, member, answer.header("Location"), "a redirect to an address");
            }
            if (!"https".equals(address.getScheme()) || address.getHost() == null) {
                return none(level, first, member, address.toString(), "a redirect to an https address");
            }
        }
        return none(level, first, member, address.toString(), "at most " + REDIRECTS + " redirects");
    }

    private <T> Optional<T> none(int level, URI address, String member, String value, String expected) {
        faults.add(new Fault(level, address.toString(), member, value, expected));
        return Optional.empty();
    }
}
