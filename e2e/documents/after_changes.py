"""after_changes.py < JOBS.json: opens documents in one LibreOffice and prints what each says once its changes are settled.

JOBS.json: [[file, "accept" | "reject" | "keep"], ...]. Prints JSON: [{"text", "notes", "changes", "left"}, ...]; the notes are
the footnotes' words in order. Needs libreoffice-writer-nogui and python3-uno; starts and ends its own soffice.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(local, pipe):
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            time.sleep(0.25)
    sys.exit("soffice did not answer")


def count(document):
    changes = document.Redlines.createEnumeration()
    number = 0
    while changes.hasMoreElements():
        changes.nextElement()
        number += 1
    return number


def settled(context, desktop, file, what, folder):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(file)), "_blank", 0, (prop("Hidden", True),))
    if document is None:
        sys.exit("LibreOffice could not open " + file)
    changes = count(document)
    if what in COMMANDS:
        helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        helper.executeDispatch(document.CurrentController.Frame, COMMANDS[what], "", 0, ())
    out = os.path.join(folder, "out.txt")
    options = (prop("FilterName", "Text (encoded)"), prop("FilterOptions", "UTF8"))
    document.storeToURL(uno.systemPathToFileUrl(out), options)
    with open(out, encoding="utf-8-sig") as stored:
        text = stored.read()
    notes = [document.Footnotes.getByIndex(at).String for at in range(document.Footnotes.Count)]
    left = count(document)
    document.close(True)
    return {"text": text, "notes": notes, "changes": changes, "left": left}


def main():
    jobs = json.load(sys.stdin)
    folder = tempfile.mkdtemp()
    pipe = "changes%d" % os.getpid()
    office = subprocess.Popen(
        [
            "soffice",
            "-env:UserInstallation=" + uno.systemPathToFileUrl(os.path.join(folder, "profile")),
            "--headless",
            "--norestore",
            "--nologo",
            "--accept=pipe,name=%s;urp;" % pipe,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    desktop = None
    try:
        context = connect(uno.getComponentContext(), pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        print(json.dumps([settled(context, desktop, file, what, folder) for file, what in jobs]))
    finally:
        try:
            # Its end breaks the connection, which is told of as an error.
            desktop.terminate()
        except Exception:
            pass
        try:
            office.wait(10)
        except Exception:
            office.kill()
        shutil.rmtree(folder, ignore_errors=True)


main()
