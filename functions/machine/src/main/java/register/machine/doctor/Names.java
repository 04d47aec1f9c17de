package register.machine.doctor;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/// Asks the domain name system.
///
/// @param servers `dns:` for those of this machine, or `dns://ADDRESS:PORT`
public record Names(String servers) {
    /// The servers of this machine.
    static final Names OF_THIS_MACHINE = new Names("dns:");

    private static final String MILLIS = "2000";

    /// A domain's records of a type, such as `MX`, as text; none if there are none.
    ///
    /// @throws NamingException if no server answered
    @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // The provider for DNS returns text alone, and wants this table.
    List<String> records(String domain, String type) throws NamingException {
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, servers);
        settings.put("com.sun.jndi.dns.timeout.initial", MILLIS);
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        var context = new InitialDirContext(settings);
        try {
            Attribute found = context.getAttributes(domain, new String[] {type}).get(type);
            var records = new ArrayList<String>();
            if (found != null) {
                for (var values = found.getAll(); values.hasMore(); ) {
                    records.add(values.next().toString().replace("\"", ""));
                }
            }
            return List.copyOf(records);
        } catch (NameNotFoundException _) {
            return List.of();
        } finally {
            context.close();
        }
    }
}
