"""after_changes.py < JOBS: opens documents in one LibreOffice and prints what each says once its changes are settled.

Each line that comes in is a job, [file, "accept" | "reject" | "keep"], and is answered at once by a line, {"text", "notes",
"left"}: the words of the text, those of each footnote in order, and whether changes are left. A document that LibreOffice
does not end with in LIMIT seconds is answered by {"hung": true}; its soffice is killed and another started. Ends when its
input does. Needs libreoffice-writer-nogui and python3-uno; starts and ends its own soffice.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
# Most documents take less than a second, the longest a few.
LIMIT = 60


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


class Job(unohelper.Base, XCallback):
    """What LibreOffice does in its main thread, and what comes of it."""

    def __init__(self, work):
        self.work, self.said, self.failed, self.done = work, None, None, threading.Event()

    def notify(self, _):
        try:
            self.said = self.work()
        except BaseException as reason:
            self.failed = reason
        self.done.set()


class Soffice:
    """One soffice with a profile of its own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        # One that was killed may leave its pipe behind: each has a name of its own.
        pipe = os.path.basename(self.folder)
        self.process = subprocess.Popen(
            [
                "soffice",
                "-env:UserInstallation=" + uno.systemPathToFileUrl(os.path.join(self.folder, "profile")),
                "--headless",
                "--norestore",
                "--nologo",
                "--accept=pipe,name=%s;urp;" % pipe,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # soffice is a starter: it is killed together with what it started.
            start_new_session=True,
        )
        self.desktop = None
        try:
            self.context = connect(uno.getComponentContext(), pipe)
            manager = self.context.ServiceManager
            self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        except BaseException:
            self.end()
            raise

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def answer(self, file, what):
        """What the document says, or None where LibreOffice had to be killed over it.

        LibreOffice 7.4 never comes to rest with some documents with footnotes: left idle, it lays them out over and over,
        and calls from outside are never let in. It ends with the same documents where it converts them. A job that is
        done as a call back from its main thread leaves it no idle moment.
        """
        job = Job(lambda: settled(self.context, self.desktop, file, what, self.folder))
        manager = self.context.ServiceManager
        manager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", self.context).addCallback(job, None)
        hung = not job.done.wait(LIMIT)
        if hung:
            self.kill()
            return None
        if job.failed:
            raise job.failed
        return job.said

    def end(self):
        try:
            # Its end breaks the connection, which is told of as an error.
            self.desktop.terminate()
        except Exception:
            pass
        try:
            self.process.wait(10)
        except Exception:
            self.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def without_lock(file):
    """A document whose soffice was killed is locked: it would not be opened again."""
    folder, name = os.path.split(os.path.abspath(file))
    try:
        os.remove(os.path.join(folder, ".~lock.%s#" % name))
    except FileNotFoundError:
        pass


def main():
    office = None
    try:
        for line in sys.stdin:
            office = office or Soffice()
            file, what = json.loads(line)
            answer = office.answer(file, what)
            if answer is None:
                office.end()
                office = None
                without_lock(file)
                answer = {"text": "", "notes": [], "left": False, "hung": True}
            print(json.dumps(answer), flush=True)
    finally:
        if office:
            office.end()


main()
