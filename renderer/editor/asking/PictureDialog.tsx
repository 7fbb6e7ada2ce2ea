import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Picture } from '../../../shared/richtext/tree.ts';
import { call } from '../../api/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PlanPicture } from '../nodes/picture/PlanPicture.tsx';
import type { AskingProps } from './asking-props.ts';
import './asking-more.css';

type Source = Pick<Picture, 'blob' | 'width' | 'height'>;

const WORDLESS = 'Write what the picture shows. Without it, some readers get nothing from the picture.';
const TOO_LARGE = 'The picture is larger than 20 MB. Save it smaller and put it in again.';
const LARGEST = 20_000_000;

/** Takes a picture into the plan; `null` where the person chose none. */
const taken = async (plan: string, file: File | undefined): Promise<Source | null> => {
  if (file) {
    if (file.size > LARGEST) throw new Error(TOO_LARGE);
    return call('picture/add', { plan, from: { bytes: new Uint8Array(await file.arrayBuffer()) } });
  }
  const chosen = await call('dialog/choose-picture', {});
  return chosen && call('picture/add', { plan, from: { file: chosen.file } });
};

/** Asks for a picture's file, and what the picture says to those who cannot see it. */
export const PictureDialog = ({
  asking: { node, picture, file },
  context: { session, plan },
}: AskingProps<'picture'>): ReactElement | null => {
  const [source, setSource] = useState<Source | null>(picture);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [alt, setAlt] = useState(picture?.alt ?? '');
  const [caption, setCaption] = useState(picture?.caption ?? '');
  const [tried, setTried] = useState(false);
  const started = useRef(false);
  const close = (): void => session.endAsking();

  const choose = async (from: File | undefined): Promise<void> => {
    try {
      const next = await taken(plan.plan, from);
      if (next) {
        setSource(next);
        setTrouble(null);
      } else if (!source && !trouble) close();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  useEffect(() => {
    if (source || started.current) return;
    started.current = true;
    void choose(file);
  });

  const wordless = alt.trim() === '';
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wordless || !source) return;
    const { blob, width, height } = source;
    const words = caption.trim();
    const made: Picture = {
      type: 'picture',
      blob,
      alt: alt.trim(),
      width,
      height,
      ...(words === '' ? {} : { caption: words }),
    };
    session.endAsking((live) => {
      if (node === null) live.insert([made]);
      else live.replaceKept(node, made);
    });
  };
  const remove = (): void =>
    session.endAsking((live) => {
      if (node !== null) live.replaceKept(node, null);
    });

  if (trouble && !source)
    return (
      <Dialog heading="The picture was not put in" close={close}>
        <p role="alert">{trouble}</p>
        <div className="dialog-actions dialog-foot">
          <Button look="primary" autoFocus onClick={() => void choose(undefined)}>
            Choose another picture
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </Dialog>
    );
  if (!source) return null;
  return (
    <Dialog heading={node === null ? 'Put in a picture' : 'Change the picture'} close={close}>
      <form className="dialog-form" onSubmit={save} noValidate>
        <div className="picture-preview" aria-hidden="true">
          <PlanPicture picture={{ type: 'picture', ...source, alt: alt.trim() || 'Picture' }} />
        </div>
        <TextField
          label="Alternative text"
          hint="What the picture shows, for readers who cannot see it"
          value={alt}
          onChange={setAlt}
          trouble={tried && wordless ? WORDLESS : undefined}
          autoFocus
        />
        <TextField
          label="Caption"
          hint="Words under the picture, if it needs any"
          value={caption}
          onChange={setCaption}
        />
        {trouble ? <p role="alert">{trouble}</p> : null}
        <div className="dialog-actions">
          <Button look="primary" submit>
            {node === null ? 'Put it in' : 'Change it'}
          </Button>
          {node === null ? null : <Button onClick={remove}>Remove it</Button>}
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
