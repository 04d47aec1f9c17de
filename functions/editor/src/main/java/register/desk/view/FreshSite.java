package register.desk.view;

import register.machine.site.Site;
import register.machine.site.ThisMachine;

/// A register with its settings and keys as they are now, which the keeper may have changed since the desk began.
///
/// @param site on AWS the desk's own, where nothing of it is set here
public record FreshSite(Site site, boolean opened) implements AutoCloseable {

    public static FreshSite of(KeptRegister kept) {
        return kept.site() instanceof ThisMachine machine
                ? new FreshSite(ThisMachine.open(machine.settings().file().now(), kept.clock()), true)
                : new FreshSite(kept.site(), false);
    }

    @Override
    public void close() {
        if (opened) {
            site.close();
        }
    }
}
