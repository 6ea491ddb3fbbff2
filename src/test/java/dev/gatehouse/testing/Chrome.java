package dev.gatehouse.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;

/**
 * The one Chromium of a test run: the machine's, else Playwright's own download, else (as root on Debian) the package.
 * Where none of these works the tests fail with the sentence that helps; they are never skipped.
 */
public final class Chrome {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final Map<String, String> DOWNLOAD_NOTHING = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static Browser browser;

    private Chrome() {
    }

    /** The running browser, started by the first test that asks. It ends with the JVM. */
    public static synchronized Browser running() {
        if (browser == null) {
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(DOWNLOAD_NOTHING));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable(Path.of(playwright.chromium().executablePath()))).setArgs(QUIET));
        }
        return browser;
    }

    private static Path executable(Path playwrights) {
        return onThePath().or(() -> there(playwrights)).or(() -> downloaded(playwrights)).or(Chrome::packaged)
                .orElseThrow(() -> new AssertionError("The browser tests need Chromium and could not get one here: "
                        + "install it (Debian: apt-get install chromium) and run them again."));
    }

    private static Optional<Path> onThePath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> there(Path file) {
        return Optional.of(file).filter(Files::isExecutable);
    }

    private static Optional<Path> downloaded(Path playwrights) {
        say("No Chromium on this machine; Playwright downloads its own.");
        var download = Driver.ensureDriverInstalled(DOWNLOAD_NOTHING, false).createProcessBuilder();
        download.command().addAll(List.of("install", "--no-shell", "chromium"));
        return succeeds(download) ? there(playwrights) : Optional.empty();
    }

    private static Optional<Path> packaged() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.exists(Path.of("/etc/debian_version"))) {
            return Optional.empty();
        }
        say("That did not work; as root on Debian, installing the package chromium.");
        succeeds(new ProcessBuilder("apt-get", "update"));
        return succeeds(new ProcessBuilder("apt-get", "install", "-y", "--no-install-recommends", "chromium"))
                ? onThePath()
                : Optional.empty();
    }

    private static boolean succeeds(ProcessBuilder command) {
        try {
            var process = command.inheritIO().start();
            if (process.waitFor(5, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException cannotRun) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }
}
