package register.mail.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.mail.message.Address;

/// Mail hosts shared by strangers.
class SharedHostsTest {
    private static final String HOSTS = """
            t-online.de gmx.de gmx.at gmx.ch gmx.net gmx.com web.de freenet.de mailbox.org posteo.de
            seznam.cz centrum.cz atlas.cz volny.cz azet.sk zoznam.sk freemail.hu citromail.hu
            wp.pl o2.pl interia.pl onet.pl libero.it virgilio.it tiscali.it orange.fr free.fr laposte.net sfr.fr
            wanadoo.fr bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl xs4all.nl
            mail.ee hot.ee inbox.lv inbox.lt abv.bg mail.bg sapo.pt telia.com bredband.net online.no
            ukr.net i.ua meta.ua yandex.ru yandex.com mail.ru proton.me protonmail.com tutanota.com tuta.com
            hotmail.com hotmail.it hotmail.es hotmail.nl hotmail.se outlook.com outlook.fr outlook.es live.com live.nl
            live.se yahoo.com yahoo.it yahoo.es yahoo.pl yahoo.ro yahoo.gr icloud.com me.com mac.com aol.com aol.de
            in.gr otenet.gr""";

    @Test
    void freemailAndProvidersOfAccessAllOverEuropeAreShared() {
        assertEquals(
                List.of(),
                Stream.of(HOSTS.strip().split("\\s+"))
                        .filter(host -> !SharedHosts.hold(new Address("somebody", host)))
                        .toList());
    }

    @Test
    void aCompanysDomainIsItsOwn() {
        for (String domain : List.of("customer.example.org", "mail.acme.example", "telefonica.es", "notgmail.com")) {
            assertFalse(SharedHosts.hold(new Address("somebody", domain)), domain);
        }
    }
}
