"""after_changes.py < JOBS: opens documents in one LibreOffice and prints what each says once its changes are settled.

Each line that comes in is a job, [file, "accept" | "reject" | "keep"], and is answered at once by a line, {"text", "notes",
"left"}: the words of the text, those of each footnote in order, and whether changes are left. Ends when its input does.
Needs libreoffice-writer-nogui and python3-uno; starts and ends its own soffice.
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


def any_left(document):
    # Every call goes to another process and back: the changes are not counted.
    return document.Redlines.createEnumeration().hasMoreElements()


def notes_of(document):
    notes = document.Footnotes
    return [notes.getByIndex(at).getString() for at in range(notes.getCount())]


def settled(context, desktop, file, what, folder):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(file)), "_blank", 0, (prop("Hidden", True),))
    if document is None:
        sys.exit("LibreOffice could not open " + file)
    if what in COMMANDS:
        helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        helper.executeDispatch(document.CurrentController.Frame, COMMANDS[what], "", 0, ())
    out = os.path.join(folder, "out.txt")
    options = (prop("FilterName", "Text (encoded)"), prop("FilterOptions", "UTF8"))
    document.storeToURL(uno.systemPathToFileUrl(out), options)
    with open(out, encoding="utf-8-sig") as stored:
        text = stored.read()
    answer = {"text": text, "notes": notes_of(document), "left": any_left(document)}
    document.close(True)
    return answer


def main():
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
        for line in sys.stdin:
            file, what = json.loads(line)
            print(json.dumps(settled(context, desktop, file, what, folder)), flush=True)
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
