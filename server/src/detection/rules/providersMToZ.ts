import type { Rule } from '../rule.ts';
import { mailchimp } from './mailchimp.ts';
import { make } from './make.ts';
import { mapbox } from './mapbox.ts';
import { maxMind } from './maxMind.ts';
import { mercadoPago } from './mercadoPago.ts';
import { mercury } from './mercury.ts';
import { microsoftTeams } from './microsoftTeams.ts';
import { mongodb } from './mongodb.ts';
import { nats } from './nats.ts';
import { neon } from './neon.ts';
import { netlify } from './netlify.ts';
import { newRelic } from './newRelic.ts';
import { nightfall } from './nightfall.ts';
import { notion } from './notion.ts';
import { npm } from './npm.ts';
import { nuget } from './nuget.ts';
import { nvidia } from './nvidia.ts';
import { nylas } from './nylas.ts';
import { octopus } from './octopus.ts';
import { onePassword } from './onePassword.ts';
import { oneSignal } from './oneSignal.ts';
import { onfido } from './onfido.ts';
import { openAi } from './openAi.ts';
import { openRouter } from './openRouter.ts';
import { openShift } from './openShift.ts';
import { openVsx } from './openVsx.ts';
import { pagarMe } from './pagarMe.ts';
import { paystack } from './paystack.ts';
import { perplexity } from './perplexity.ts';
import { pinecone } from './pinecone.ts';
import { plaid } from './plaid.ts';
import { planetScale } from './planetScale.ts';
import { posthog } from './posthog.ts';
import { postman } from './postman.ts';
import { prefect } from './prefect.ts';
import { privateKeys } from './privateKeys.ts';
import { pubNub } from './pubNub.ts';
import { pulumi } from './pulumi.ts';
import { pushbullet } from './pushbullet.ts';
import { pypi } from './pypi.ts';
import { ramp } from './ramp.ts';
import { razorpay } from './razorpay.ts';
import { readMe } from './readMe.ts';
import { render } from './render.ts';
import { replicate } from './replicate.ts';
import { resend } from './resend.ts';
import { rocketChat } from './rocketChat.ts';
import { rootly } from './rootly.ts';
import { rubyGems } from './rubyGems.ts';
import { runpod } from './runpod.ts';
import { salad } from './salad.ts';
import { salesforce } from './salesforce.ts';
import { scalingo } from './scalingo.ts';
import { segment } from './segment.ts';
import { sendGrid } from './sendGrid.ts';
import { sentry } from './sentry.ts';
import { settleMint } from './settleMint.ts';
import { shippo } from './shippo.ts';
import { shopify } from './shopify.ts';
import { sidekiq } from './sidekiq.ts';
import { slack } from './slack.ts';
import { snyk } from './snyk.ts';
import { sonar } from './sonar.ts';
import { sourcegraph } from './sourcegraph.ts';
import { square } from './square.ts';
import { stackHawk } from './stackHawk.ts';
import { stripe } from './stripe.ts';
import { stytch } from './stytch.ts';
import { supabase } from './supabase.ts';
import { tableau } from './tableau.ts';
import { tailscale } from './tailscale.ts';
import { tavily } from './tavily.ts';
import { teamwork } from './teamwork.ts';
import { telegram } from './telegram.ts';
import { telnyx } from './telnyx.ts';
import { tencent } from './tencent.ts';
import { terraform } from './terraform.ts';
import { thunderstore } from './thunderstore.ts';
import { tines } from './tines.ts';
import { together } from './together.ts';
import { trigger } from './trigger.ts';
import { trueNas } from './trueNas.ts';
import { twilio } from './twilio.ts';
import { typeform } from './typeform.ts';
import { ubidots } from './ubidots.ts';
import { unkey } from './unkey.ts';
import { vault } from './vault.ts';
import { vercel } from './vercel.ts';
import { voiceflow } from './voiceflow.ts';
import { volcengine } from './volcengine.ts';
import { weCom } from './weCom.ts';
import { weightsBiases } from './weightsBiases.ts';
import { workos } from './workos.ts';
import { wunderGraph } from './wunderGraph.ts';
import { xai } from './xai.ts';
import { xata } from './xata.ts';
import { yandex } from './yandex.ts';
import { zapier } from './zapier.ts';
import { zoho } from './zoho.ts';
import { zuplo } from './zuplo.ts';

/** Providers with a file of their own, M to Z. */
export const providersMToZ: readonly Rule[] = [
  ...mailchimp,
  ...make,
  ...mapbox,
  ...maxMind,
  ...mercadoPago,
  ...mercury,
  ...microsoftTeams,
  ...mongodb,
  ...nats,
  ...neon,
  ...netlify,
  ...newRelic,
  ...nightfall,
  ...notion,
  ...npm,
  ...nuget,
  ...nvidia,
  ...nylas,
  ...octopus,
  ...onePassword,
  ...oneSignal,
  ...onfido,
  ...openAi,
  ...openRouter,
  ...openShift,
  ...openVsx,
  ...pagarMe,
  ...paystack,
  ...perplexity,
  ...pinecone,
  ...plaid,
  ...planetScale,
  ...posthog,
  ...postman,
  ...prefect,
  ...privateKeys,
  ...pubNub,
  ...pulumi,
  ...pushbullet,
  ...pypi,
  ...ramp,
  ...razorpay,
  ...readMe,
  ...render,
  ...replicate,
  ...resend,
  ...rocketChat,
  ...rootly,
  ...rubyGems,
  ...runpod,
  ...salad,
  ...salesforce,
  ...scalingo,
  ...segment,
  ...sendGrid,
  ...sentry,
  ...settleMint,
  ...shippo,
  ...shopify,
  ...sidekiq,
  ...slack,
  ...snyk,
  ...sonar,
  ...sourcegraph,
  ...square,
  ...stackHawk,
  ...stripe,
  ...stytch,
  ...supabase,
  ...tableau,
  ...tailscale,
  ...tavily,
  ...teamwork,
  ...telegram,
  ...telnyx,
  ...tencent,
  ...terraform,
  ...thunderstore,
  ...tines,
  ...together,
  ...trigger,
  ...trueNas,
  ...twilio,
  ...typeform,
  ...ubidots,
  ...unkey,
  ...vault,
  ...vercel,
  ...voiceflow,
  ...volcengine,
  ...weCom,
  ...weightsBiases,
  ...workos,
  ...wunderGraph,
  ...xai,
  ...xata,
  ...yandex,
  ...zapier,
  ...zoho,
  ...zuplo,
];
