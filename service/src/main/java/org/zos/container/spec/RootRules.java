package org.zos.container.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.zos.container.contract.Container;

/** In which words a root file system may be named. */
final class RootRules {
  private static final String IMAGE = "image:";
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][\\w.:/@+-]{0,511}");
  private static final Pattern URL_TEXT = Pattern.compile("https?://[\\x21-\\x7e]{1,2040}");

  private RootRules() {}

  static void check(Container container, Rules rules) {
    String flist = container.flist();
    String rootFs = container.rootFs();
    if (flist.isEmpty() == rootFs.isEmpty()) {
      rules.add("RootFS", "or Flist, one of the two, is required");
    } else {
      check(rootFs.isEmpty() ? "Flist" : "RootFS", rootFs.isEmpty() ? flist : rootFs, rules);
    }
  }

  private static void check(String field, String text, Rules rules) {
    if (text.startsWith(IMAGE)) {
      checkImage(field, text.substring(IMAGE.length()), rules);
    } else if (text.contains("://")) {
      checkUrl(field, text, rules);
    } else if (rules.path(field, text) && Paths.plain(text).equals("/")) {
      rules.add(field, "may not be the node's own root");
    }
  }

  private static void checkImage(String field, String reference, Rules rules) {
    if (!REFERENCE.matcher(reference).matches()) {
      rules.add(field, "names no image: '" + Shown.of(reference) + "'");
    }
  }

  private static void checkUrl(String field, String text, Rules rules) {
    if (!isUrl(text)) {
      // not what it is: there may be a password in it
      rules.add(field, "must be http://host/path or https://host/path, without login and fragment");
    }
  }

  private static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      return URL_TEXT.matcher(text).matches()
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && url.getRawPath().length() > 1;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
