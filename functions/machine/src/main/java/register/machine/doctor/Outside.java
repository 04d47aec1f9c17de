package register.machine.doctor;

import java.nio.file.Path;
import java.util.function.Function;
import register.machine.site.Disk;
import register.network.GuardedHttp;
import register.network.Reach;

/// What lies outside the register: names, servers and disks, as this machine sees them.
///
/// @param disks the disk of a folder
public record Outside(Names names, GuardedHttp.Network network, Function<Path, Disk> disks) {
    /// The public address may be that of a private network.
    public static Outside ofThisMachine() {
        return new Outside(Names.OF_THIS_MACHINE, GuardedHttp.Network.within(Reach.PRIVATE), Disk::of);
    }
}
